package labs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is remembered of a student's progress. */
class ProgressTest {
    @TempDir
    Path work;

    private Path topWords;
    private Path cleanWords;

    @BeforeEach
    void write() throws IOException {
        topWords = Files.writeString(work.resolve("TopWords.java"), "class TopWords {}");
        cleanWords = Files.writeString(work.resolve("CleanWords.java"), "class CleanWords {}");
    }

    @Test
    void remembersInAPlainFile() throws IOException {
        Progress progress = new Progress(work.resolve("not/yet/there"));
        check(progress, topWords, true);
        progress.hints("TopWords", 1);
        progress.hints("TopWords", 2);
        check(progress, cleanWords, true);
        check(progress, cleanWords, false);
        Progress later = new Progress(work.resolve("not/yet/there"));
        assertThat(later.solved(topWords)).isTrue();
        assertThat(later.solved(cleanWords)).isFalse();
        assertThat(later.solved(List.of(topWords, cleanWords))).isEqualTo(1);
        assertThat(later.hints("TopWords")).isEqualTo(2);
        assertThat(later.hints("CleanWords")).isZero();
        assertThat(Files.readAllLines(work.resolve("not/yet/there/progress.txt")))
                .containsExactly(
                        "# What ./lab check and ./lab hint remember; lines may be removed.",
                        "TopWords hints 2",
                        "TopWords solved " + Progress.state(topWords));
    }

    @Test
    void whatHasChangedSinceItWasSolvedIsNot() throws IOException {
        Progress progress = new Progress(work);
        check(progress, topWords, true);
        String solution = Files.readString(topWords);
        Files.writeString(topWords, "class TopWords { int i; }");
        assertThat(progress.solved(topWords)).isFalse();
        Files.writeString(topWords, solution);
        assertThat(progress.solved(topWords)).isTrue();
        Files.delete(topWords);
        assertThat(progress.solved(topWords)).isFalse();
    }

    @Test
    void whatIsSavedDuringACheckIsNotWhatWasSolved() throws IOException {
        Progress progress = new Progress(work);
        String checked = Progress.state(topWords);
        Files.writeString(topWords, "class TopWords { int i; }");
        progress.checked(topWords, checked, true);
        assertThat(progress.solved(topWords)).isFalse();
    }

    @Test
    void passesOverLinesThatItDoesNotKnow() throws IOException {
        String state = Progress.state(topWords);
        Files.writeString(
                work.resolve("progress.txt"), "\nsolved\nTopWords  solved " + state + "\nTopWords hints many\n");
        assertThat(new Progress(work).solved(topWords)).isTrue();
        assertThat(new Progress(work).hints("TopWords")).isZero();
    }

    private static void check(Progress progress, Path answer, boolean solved) {
        progress.checked(answer, Progress.state(answer), solved);
    }
}
