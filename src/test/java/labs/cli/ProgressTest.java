package labs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is remembered of a student's progress. */
class ProgressTest {
    @TempDir
    Path work;

    @Test
    void remembersInAPlainFile() throws IOException {
        Progress progress = new Progress(work.resolve("not/yet/there"));
        progress.solved("TopWords", true);
        progress.hints("TopWords", 1);
        progress.hints("TopWords", 2);
        progress.solved("CleanWords", true);
        progress.solved("CleanWords", false);
        Progress later = new Progress(work.resolve("not/yet/there"));
        assertThat(later.solved("TopWords")).isTrue();
        assertThat(later.solved("CleanWords")).isFalse();
        assertThat(later.solved(List.of("TopWords", "CleanWords"))).isEqualTo(1);
        assertThat(later.hints("TopWords")).isEqualTo(2);
        assertThat(later.hints("CleanWords")).isZero();
        assertThat(Files.readAllLines(work.resolve("not/yet/there/progress.txt")))
                .containsExactly(
                        "# What ./lab check and ./lab hint remember; lines may be removed.",
                        "TopWords hints 2",
                        "TopWords solved");
    }

    @Test
    void passesOverLinesThatItDoesNotKnow() throws IOException {
        Files.writeString(work.resolve("progress.txt"), "\nsolved\nTopWords  solved\nTopWords hints many\n");
        assertThat(new Progress(work).solved("TopWords")).isTrue();
        assertThat(new Progress(work).hints("TopWords")).isZero();
    }
}
