package labs.check.worker;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import labs.check.Folders;
import labs.support.Workspace;

/** A JVM for students' code, seen from the check: a child process that ends with it. */
final class WorkerProcess {
    /** Stands in the queue for the end of the stream. */
    private static final Message GONE = new Message.Busy("gone", 0, 0);

    /** Not {@code -XX:} in general: some of these let the JVM print on standard output, where the answers go. */
    private static final List<String> INHERITED =
            List.of("--enable-native-access", "--sun-misc-unsafe", "-XX:SharedArchiveFile", "-Xshare", "-Dlog4j");

    private static final int FEW_SECONDS = 5;

    private final Process process;
    private final Path own;
    private final Path log;
    private final ObjectOutputStream out;
    private final BlockingQueue<Message> answers = new LinkedBlockingQueue<>();

    /**
     * Starts the JVM and does not wait for it.
     *
     * @param temporary a folder for all that it leaves behind
     * @param work where it remembers things
     * @param classPath where tests, solutions and the libraries are found
     * @param flags of the JVM, in addition to what it needs
     */
    WorkerProcess(Path temporary, Path work, String classPath, List<String> flags) {
        try {
            own = Files.createTempDirectory(temporary, "worker");
            log = own.resolve("worker.log");
            process = new ProcessBuilder(command(own, work, classPath, flags))
                    // A file whose name an answer does not begin with a folder goes there, and not into the project.
                    .directory(Files.createDirectory(own.resolve("answer")).toFile())
                    .redirectError(log.toFile())
                    .start();
            out = new ObjectOutputStream(process.getOutputStream());
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread reader = new Thread(this::read, "answers");
        reader.setDaemon(true);
        reader.start();
    }

    private static List<String> command(Path own, Path work, String classPath, List<String> flags) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (String flag : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (INHERITED.stream().anyMatch(flag::startsWith)) {
                command.add(flag);
            }
        }
        command.addAll(flags);
        // What the JVM itself has to say must not come between the answers.
        command.addAll(List.of("-Xlog:disable", "-Xlog:all=error:stderr"));
        command.addAll(List.of("-Xmx1g", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError"));
        command.addAll(List.of("-Dfile.encoding=UTF-8", "-Djava.awt.headless=true"));
        command.add("-Dlabs.home=" + Workspace.home());
        command.add("-Djava.io.tmpdir=" + own);
        // In a file, since some systems allow only short commands.
        Path arguments = own.resolve("class-path");
        Files.writeString(arguments, "-cp \"" + classPath.replace("\\", "\\\\") + "\"");
        command.addAll(List.of(
                "@" + arguments, Worker.class.getName(), work.toAbsolutePath().toString()));
        return command;
    }

    private void read() {
        try (ObjectInputStream in = new ObjectInputStream(process.getInputStream())) {
            while (in.readObject() instanceof Message message) {
                answers.add(message);
            }
        } catch (IOException | ClassNotFoundException e) {
            // The process has ended, in whatever way: await() tells.
            answers.add(GONE);
        }
    }

    /** Sends a message; that nobody reads it shows when the answer is awaited. */
    void send(Message message) {
        try {
            out.writeObject(message);
            out.reset();
            out.flush();
        } catch (IOException e) {
            answers.add(GONE);
        }
    }

    /** The next answer; null when the process has ended, or has not answered in that time. */
    Message await(int seconds) {
        try {
            Message answer = answers.poll(seconds, TimeUnit.SECONDS);
            if (answer == GONE) {
                process.waitFor(FEW_SECONDS, TimeUnit.SECONDS);
                return null;
            }
            return answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    int exitCode() {
        return process.exitValue();
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** The last lines of its standard error. */
    String lastWords() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
        } catch (IOException e) {
            return "(" + log + " cannot be read)";
        }
    }

    /** Ends the process at once, with all that it has started, waits until it is gone, and removes its files. */
    void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        try {
            process.destroyForcibly().waitFor(FEW_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Folders.remove(own);
    }
}
