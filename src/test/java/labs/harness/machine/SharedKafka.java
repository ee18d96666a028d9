package labs.harness.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import labs.support.kafka.LocalKafka;
import org.apache.commons.io.FileUtils;

/**
 * A real broker on a free port, which the tests of this JVM share: it takes longer to start than most of them run. Each
 * test uses topics and groups with names of its own, and leaves the broker running.
 */
public final class SharedKafka {
    private static LocalKafka broker;

    private SharedKafka() {}

    /** The broker, started with the first call; it ends with the JVM. */
    public static synchronized LocalKafka broker() {
        if (broker == null) {
            broker = start();
        }
        return broker;
    }

    private static LocalKafka start() {
        try {
            Path folder = Files.createTempDirectory("labs-kafka-");
            LocalKafka started = LocalKafka.start(folder, 0);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(started, folder)));
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void stop(LocalKafka started, Path folder) {
        started.close();
        // The JVM ends; what cannot be deleted is in the temp folder.
        FileUtils.deleteQuietly(folder.toFile());
    }
}
