package labs.support.kafka;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import labs.support.Failures;
import labs.support.FolderLock;
import labs.support.UserError;
import labs.support.inside.DiskSpace;
import labs.support.inside.KafkaNode;

/** The folder of a {@link LocalKafka}, held for one process: formatted the first time, used again afterwards. */
final class BrokerFolder implements Closeable {
    private final Path home;
    private final FolderLock lock;

    private BrokerFolder(Path home, FolderLock lock) {
        this.home = home;
        this.lock = lock;
    }

    /**
     * Takes the folder for this process and makes it ready for a broker.
     *
     * @param node the number of the only node
     * @throws UserError when it is in use, damaged or not writable
     */
    static BrokerFolder open(Path folder, int node) {
        Path home = folder.toAbsolutePath().normalize();
        if (home.toString().contains(",")) {
            throw UserError.failure("The broker cannot keep its data in " + home
                    + ": Kafka takes a comma for the end of the name. Choose a folder without one.");
        }
        BrokerFolder opened = new BrokerFolder(home, lock(home));
        try {
            opened.format(node);
            return opened;
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    /** Where Kafka keeps its logs. */
    Path data() {
        return home.resolve("data");
    }

    /**
     * Refuses to go on when the broker found topics that its metadata does not know: it mends a damaged metadata log by
     * cutting it off, and every topic created after the cut would be gone without a word.
     */
    void refuseLostTopics() throws IOException {
        try (Stream<Path> entries = Files.list(data())) {
            List<String> lost = entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> name.endsWith("-stray"))
                    .map(name -> name.replaceFirst("-\\d+\\.[^.]*-stray$", ""))
                    .distinct()
                    .sorted()
                    .toList();
            if (!lost.isEmpty()) {
                throw damaged(new IOException("its metadata has lost the topics " + String.join(", ", lost)));
            }
        }
    }

    /** The sentence for a folder on which no broker can start. */
    UserError damaged(Throwable e) {
        String reason = reason(e);
        return DiskSpace.full(home, e)
                .orElseGet(() -> UserError.failure(
                        "The broker cannot start on its folder " + home + ", which is damaged"
                                + (reason.isEmpty() ? "" : " (" + reason + ")")
                                + ": delete it to start with an empty broker (./lab reset does that for work/kafka).",
                        e));
    }

    /** Lets go of the folder; what is in it stays. */
    @Override
    public void close() {
        lock.close();
    }

    private static FolderLock lock(Path home) {
        try {
            Files.createDirectories(home);
            return FolderLock.take(home)
                    .orElseThrow(
                            () -> UserError.failure("The broker's folder " + home + " is in use by another broker ("
                                    + FolderLock.holder(home)
                                    + "): stop that one first (Ctrl-C in its terminal), or choose another"
                                    + " folder."));
        } catch (IOException e) {
            throw DiskSpace.full(home, e)
                    .orElseGet(() -> UserError.failure(
                            "The broker cannot write to its folder " + home + " (" + reason(e)
                                    + "): make it writable, or choose another one.",
                            e));
        }
    }

    private void format(int node) {
        if (Files.exists(data().resolve("meta.properties"))) {
            return;
        }
        try {
            Files.createDirectories(data());
            if (hasTopics()) {
                throw damaged(new IOException("meta.properties is missing"));
            }
            KafkaNode.format(data(), node, "CONTROLLER");
        } catch (UserError e) {
            throw e;
        } catch (Exception e) {
            throw damaged(e);
        }
    }

    /** A kill while formatting leaves files, never a folder: formatting again is right then, and only then. */
    private boolean hasTopics() throws IOException {
        try (Stream<Path> entries = Files.list(data())) {
            return entries.anyMatch(Files::isDirectory);
        }
    }

    /** What the innermost cause says, in one line. */
    private static String reason(Throwable e) {
        Throwable root = Failures.root(e);
        String message = root.getMessage() == null ? "" : root.getMessage();
        boolean saysOnlyWhere = root instanceof java.nio.file.FileSystemException;
        return ((saysOnlyWhere ? root.getClass().getSimpleName() + " " : "") + message)
                .strip()
                .replaceAll("\\s+", " ");
    }
}
