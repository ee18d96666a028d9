package labs.lab04;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ContentSummary;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointWatchTest {
    @TempDir
    private Path folder;

    @Test
    void tellsWhatHasComeAndWhatIsGone() throws IOException {
        CheckpointWatch watch = new CheckpointWatch(folder.toUri().toString(), new Configuration());
        assertThat(watch.changes()).isEqualTo("nothing new");

        write("checkpoint-1000", 1_500);
        write("checkpoint-1000.bk", 1_400);
        write("receivedBlockMetadata/log-0-60000", 200);
        assertThat(watch.changes()).isEqualTo("metadata (1 file, 1.5 kB), block log (+0.2 kB)");
        assertThat(watch.changes()).isEqualTo("nothing new");

        write("checkpoint-2000", 1_000);
        write("checkpoint-1000", 1_600);
        write("receivedBlockMetadata/log-0-60000", 700);
        write("c0ffee/rdd-7/part-00000", 1_000_000);
        write("c0ffee/rdd-7/part-00001", 500_000);
        assertThat(watch.changes())
                .isEqualTo("metadata (2 files, 2.6 kB), block log (+0.5 kB), data rdd-7 (2 files, 1.5 MB)");

        write("c0ffee/rdd-9/part-00000", 10);
        Files.delete(folder.resolve("c0ffee/rdd-7/part-00000"));
        Files.delete(folder.resolve("c0ffee/rdd-7/part-00001"));
        Files.delete(folder.resolve("c0ffee/rdd-7"));
        assertThat(watch.changes()).isEqualTo("data rdd-9 (1 file, 0.0 kB), rdd-7 removed");
    }

    @Test
    void looksAgainWhenAFileVanishesMeanwhile() throws IOException {
        Configuration hadoop = new Configuration();
        hadoop.setClass("fs.file.impl", VanishingFile.class, FileSystem.class);
        hadoop.setBoolean("fs.file.impl.disable.cache", true);
        CheckpointWatch watch = new CheckpointWatch(folder.toUri().toString(), hadoop);

        write("checkpoint-1000", 1_500);
        write("checkpoint-2000", 1_000);
        assertThat(watch.changes()).isEqualTo("metadata (1 file, 1.0 kB)");
    }

    /** Removes one of the files when it has been listed and not been looked at. */
    public static final class VanishingFile extends LocalFileSystem {
        @Override
        public ContentSummary getContentSummary(org.apache.hadoop.fs.Path path) throws IOException {
            if (path.getName().equals("checkpoint-1000")) {
                delete(path, false);
            }
            return super.getContentSummary(path);
        }
    }

    private void write(String name, int bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, new byte[bytes]);
    }
}
