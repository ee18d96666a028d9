package labs.lab06;

import java.io.Closeable;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import labs.sensors.SensorLine;
import labs.support.UserError;
import labs.support.Workspace;
import labs.support.kafka.KafkaOptions;

/** Where the lines go. Closing it returns when all of them have arrived there. */
interface Target extends Closeable {
    /** A network address as it is typed. */
    Pattern TCP = Pattern.compile("tcp://(?<host>[^/]*):(?<port>\\d{1,5})");

    /** The same without its beginning; a drive of Windows has one letter. */
    Pattern HOST_AND_PORT = Pattern.compile("[\\w.-]{2,}:\\d{1,5}");

    /**
     * The target that a person named.
     *
     * @param name {@code -} for standard output, {@code tcp://localhost:9999}, {@code kafka}, or a file
     * @throws UserError if it cannot be opened
     */
    static Target open(String name, KafkaOptions kafka) {
        if (name.equals("-")) {
            return new LinesTarget(new FileOutputStream(FileDescriptor.out), "", true);
        }
        if (name.equals("kafka")) {
            return KafkaTarget.open(kafka);
        }
        if (name.equalsIgnoreCase("kafka") || HOST_AND_PORT.matcher(name).matches()) {
            throw UserError.usage("'" + name + "' would be a file of that name; did you mean --to kafka"
                    + (name.contains(":") ? " --bootstrap-servers " + name + ", or --to tcp://" + name : "") + "?");
        }
        if (name.startsWith("tcp:")) {
            return tcp(name);
        }
        if (name.matches("[a-z]+://.*")) {
            throw UserError.usage("'" + name + "' is nothing that readings can be sent to; type --to FILE,"
                    + " --to tcp://localhost:9999 or --to kafka.");
        }
        return file(Workspace.callerFile(name));
    }

    /**
     * Sends one line.
     *
     * @return false if nobody is there any more who reads
     * @throws UserError if it cannot be sent
     */
    boolean send(SensorLine line);

    /** Passes on what was sent so far. */
    void flush();

    @Override
    void close();

    /** For the last sentence: {@code " to FILE"}; nothing for standard output. */
    String name();

    private static Target file(Path file) {
        String shown = Workspace.display(file);
        try {
            return new LinesTarget(Files.newOutputStream(file), " to " + shown, false);
        } catch (IOException e) {
            throw UserError.failure(
                    "The file " + shown + " cannot be written (" + e.getClass().getSimpleName()
                            + "): check the name, its folder and the permissions.",
                    e);
        }
    }

    private static Target tcp(String name) {
        Matcher address = TCP.matcher(name);
        if (!address.matches()) {
            throw UserError.usage("'" + name + "' is not an address; type, for example, --to tcp://localhost:9999.");
        }
        String host = address.group("host");
        if (!host.equals("localhost") && !host.equals("127.0.0.1")) {
            throw UserError.usage("The simulator serves this machine only; type --to tcp://localhost:"
                    + address.group("port") + " and connect to it from here.");
        }
        return TcpTarget.open(Integer.parseInt(address.group("port")));
    }
}
