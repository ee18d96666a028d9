package labs.harness.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.spark.streaming.Time;
import org.awaitility.Awaitility;

/** A temporary folder for the checkpoint of one run, made when it is needed. */
final class RunCheckpoint implements AutoCloseable {
    private Path path;

    /** Where the folder is. */
    Path path() {
        if (path == null) {
            try {
                path = Files.createTempDirectory("bench-checkpoint");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return path;
    }

    /**
     * Waits until the checkpoint says that the batch is done. Spark writes it in the background, twice for each batch:
     * when its jobs are made and when they are done; the second time the first file becomes the backup.
     */
    void awaitCheckpointAfter(Time batch) {
        Path backup = backup(batch);
        Path checkpoint = path().resolve("checkpoint-" + batch.milliseconds());
        Awaitility.await("the checkpoint after the batch at " + batch.milliseconds() + " ms")
                .atMost(Duration.ofSeconds(60))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> Files.exists(backup) && Files.exists(checkpoint));
    }

    /** Lets {@link #awaitCheckpointAfter} wait once more for a batch that is going to be run again. */
    void forgetThatItIsAfter(Time batch) {
        try {
            Files.delete(backup(batch));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The states in the checkpoint: the bytes of the RDDs that were written there, of which texts can be read. */
    String states() {
        try (Stream<Path> files = Files.walk(path())) {
            StringBuilder states = new StringBuilder();
            for (Path file : files.filter(
                            found -> found.getFileName().toString().startsWith("part-"))
                    .toList()) {
                states.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
            return states.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path backup(Time batch) {
        return path().resolve("checkpoint-" + batch.milliseconds() + ".bk");
    }

    @Override
    public void close() {
        if (path == null) {
            return;
        }
        try {
            FileUtils.deleteDirectory(path.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete the checkpoint folder " + path, e);
        }
    }
}
