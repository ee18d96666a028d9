package labs.lab06;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
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

    /**
     * The target that a person named.
     *
     * @param name {@code -} for standard output, {@code tcp://localhost:9999}, {@code kafka}, or a file
     * @throws UserError if it cannot be opened
     */
    static Target open(String name, KafkaOptions kafka) {
        if (name.equals("-")) {
            return new Lines(new FileOutputStream(FileDescriptor.out), "", true);
        }
        if (name.equals("kafka")) {
            return KafkaTarget.open(kafka);
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
            return new Lines(Files.newOutputStream(file), " to " + shown, false);
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
            throw UserError.usage("'" + name + "' is no address; type, for example, --to tcp://localhost:9999.");
        }
        String host = address.group("host");
        if (!host.equals("localhost") && !host.equals("127.0.0.1")) {
            throw UserError.usage("The simulator serves this machine only; type --to tcp://localhost:"
                    + address.group("port") + " and connect to it from here.");
        }
        return new TcpTarget(Integer.parseInt(address.group("port")));
    }

    /** Lines of text, one after the other. */
    final class Lines implements Target {
        private final OutputStream out;
        private final String name;
        private final boolean readerMayLeave;
        private boolean left;

        Lines(OutputStream out, String name, boolean readerMayLeave) {
            this.out = new BufferedOutputStream(out, 1 << 16);
            this.name = name;
            this.readerMayLeave = readerMayLeave;
        }

        @Override
        public boolean send(SensorLine line) {
            return attempt(() -> {
                out.write(line.text().getBytes(StandardCharsets.UTF_8));
                out.write('\n');
            });
        }

        @Override
        public void flush() {
            attempt(out::flush);
        }

        @Override
        public void close() {
            attempt(out::close);
        }

        @Override
        public String name() {
            return name;
        }

        /** A pipe into {@code head} ends when {@code head} has enough: that is no failure. */
        private boolean attempt(Write write) {
            if (left) {
                return false;
            }
            try {
                write.run();
                return true;
            } catch (IOException e) {
                if (!readerMayLeave) {
                    throw UserError.failure("Writing" + name + " failed (" + e.getMessage() + ").", e);
                }
                left = true;
                return false;
            }
        }

        private interface Write {
            void run() throws IOException;
        }
    }
}
