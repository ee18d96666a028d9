package labs.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import labs.check.author.NewExercise;
import labs.check.author.Proof;
import labs.check.catalogue.Catalogue;
import labs.check.catalogue.Exercise;
import labs.check.catalogue.Hints;
import labs.check.catalogue.Inventory;
import labs.check.verdict.Verdict.State;
import labs.check.watch.WatchLoop;
import labs.check.worker.Checks;
import labs.check.worker.Workshop;
import labs.cli.Progress;
import labs.support.UserError;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands, on a small project. */
class CommandsTest {
    private static final Duration LONG = Duration.ofMinutes(2);

    /** Where the exercises of all these projects are checked: they have the same tests and solutions. */
    private static Workshop workshop;

    @TempDir
    Path temporary;

    private Fixture project;
    private Progress progress;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

    @BeforeAll
    static void open(@TempDir Path home) {
        Fixture model = new Fixture(home);
        new NewExercise(home, "1", "RareWords").create();
        workshop = model.workshop();
    }

    @AfterAll
    static void close() {
        workshop.close();
    }

    @BeforeEach
    void write() {
        project = new Fixture(temporary.resolve("project"));
        progress = new Progress(work());
    }

    @Test
    void checkSaysALineForEachAndRemembersWhatIsSolved() {
        project.answer("Shout", "return word.toUpperCase();");
        assertThat(CheckCommand.check(catalogue().select(null), checks(), out)).isFalse();
        assertThat(printed())
                .containsSubsequence(
                        "solved   Shout\n",
                        "pending  Echo  (src/exercises/java/labs/lab01/Echo.java)\n",
                        "\n1 of 2 solved\n");
        assertThat(progress.solved(shout())).isTrue();
        assertThat(CheckCommand.check(catalogue().select("shout"), checks(), out))
                .isTrue();
        project.answer("Shout", "return word;");
        assertThat(CheckCommand.check(catalogue().select("Shout"), checks(), out))
                .isFalse();
        assertThat(printed()).contains("-> Louder, please.");
        assertThat(progress.solved(shout())).isFalse();
    }

    @Test
    void whatIsPrintedDoesNotSteerTheTerminal() {
        project.answer("Shout", "System.out.println(\"\\033[2Jgone\"); return \"\\033[31m\" + word;");
        CheckCommand.check(catalogue().select("Shout"), checks(), out);
        assertThat(printed()).contains("| \\u001b[2Jgone", "\"\\u001b[31mhi\"").doesNotContain("\033");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "9 | There is no lab 9; type ./lab to see the labs.",
                "Shot | There is no exercise 'Shot' (is it Shout?); type ./lab check to see all exercises.",
                "x | There is no exercise 'x'; type ./lab check to see all exercises.",
            })
    void whatIsNotThereIsSaidInOneSentence(String typed, String sentence) {
        assertThatThrownBy(() -> catalogue().select(typed))
                .isInstanceOf(UserError.class)
                .hasMessage(sentence);
    }

    @Test
    void aLabIsMeantByItsNumber() {
        assertThat(catalogue().select("01")).extracting(Exercise::name).containsExactly("Shout", "Echo");
    }

    @Test
    void hintsComeOneByOneAndStartAgain() {
        Hints hints = new Hints(catalogue(), progress);
        Exercise shout = project.exercise("Shout");
        assertThat(hints.next(shout)).isEqualTo("Shout, hint 1 of 2:\n\n  Think of letters.");
        assertThat(hints.next(shout)).isEqualTo("Shout, hint 2 of 2:\n\n  Think of toUpperCase.");
        assertThat(hints.next(shout))
                .isEqualTo("Shout, hint 1 of 2 (you have seen all of them):\n\n  Think of letters.");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void watchChecksAtEverySaveAndMovesOn(boolean notified) throws Exception {
        try (PipedWriter keyboard = new PipedWriter()) {
            PipedReader typed = new PipedReader(keyboard);
            WatchLoop watch = new WatchLoop(catalogue(), catalogue().all(), workshop, progress, out);
            CompletableFuture<Void> running = CompletableFuture.runAsync(() -> run(watch, typed, notified));
            awaitPrinted("checking Shout ...", "pending  Shout");
            markAsEmacsDoes();
            project.answer("Shout", "return word;");
            awaitPrinted("-> Louder, please.");
            keyboard.write("hint\nlist\nwhat\n");
            keyboard.flush();
            awaitPrinted("Think of letters.", "> lab 1   Shout\n  lab 1   Echo\n", "Type hint, next, list or quit");
            keyboard.write("next\n");
            keyboard.flush();
            awaitPrinted("pending  Echo");
            // Another exercise than the current one is saved: that one is meant.
            project.answer("Shout", "return word.toUpperCase();");
            awaitPrinted("solved   Shout", "pending  Echo");
            project.delete("src/exercises/java/labs/lab01/Shout.java");
            awaitPrinted("checking Shout ...", "src/exercises/java/labs/lab01/Shout.java is missing.");
            keyboard.close();
            awaitPrinted("commands are off", "Ctrl-C ends the watch");
            project.answer("Shout", "return word.toUpperCase();");
            awaitPrinted("solved   Shout", "pending  Echo", "Ctrl-C ends the watch");
            project.answer("Echo", "return lines.map(line -> line + line);");
            awaitPrinted("solved   Echo", "All 2 exercises are solved.");
            running.get(LONG.toSeconds(), TimeUnit.SECONDS);
        }
    }

    @Test
    void watchEndsWhenQuitIsTyped() throws Exception {
        WatchLoop watch = new WatchLoop(catalogue(), catalogue().all(), workshop, progress, out);
        CompletableFuture.runAsync(() -> run(watch, new StringReader("quit\n"), true))
                .get(LONG.toSeconds(), TimeUnit.SECONDS);
        assertThat(printed()).contains("pending  Shout").doesNotContain("All 2");
    }

    @Test
    void aNewExerciseIsCompleteListedPendingAndProven() {
        List<String> written = new NewExercise(project.home(), "1", "RareWords").create();
        assertThat(written)
                .containsExactly(
                        "src/exercises/java/labs/lab01/RareWords.java",
                        "src/test/java/labs/lab01/RareWordsExerciseTest.java",
                        "src/solutions/java/labs/lab01/RareWordsSolution.java",
                        "src/solutions/java/labs/lab01/RareWordsMistakes.java",
                        "labs/01-loud-words.md");
        assertThat(project.read("labs/01-loud-words.md")).contains("exercises: [Shout, Echo, RareWords]");
        Inventory inventory = new Inventory(project.home());
        Exercise exercise = catalogue().exercise("RareWords");
        assertThat(inventory.missing(exercise)).isEmpty();
        assertThat(inventory.missing(project.exercise("Echo"))).isEmpty();
        assertThat(workshop.check(exercise, true).state()).isEqualTo(State.PENDING);
        assertThat(new Proof(exercise).ofRecord(workshop.measure(exercise))).isEmpty();
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try {
            Thread.currentThread().setContextClassLoader(project.loader());
            assertThat(new Proof(exercise).ofSolution()).isEmpty();
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7 | RareWords | There is no lab 7",
                "1 | rare-words | cannot be the name of a class",
                "1 | ../Rare | cannot be the name of a class",
                "1 | RareSolution | ends like the name of a test or an answer",
                "1 | shout | cannot be the name of a class",
                "1 | SHOUT | There is an exercise Shout in lab 1 already",
            })
    void whatCannotBeANewExerciseIsRefused(String lab, String name, String sentence) {
        assertThatThrownBy(() -> new NewExercise(project.home(), lab, name))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(sentence);
        assertThat(project.read("labs/01-loud-words.md")).isEqualTo(Fixture.SHEET);
    }

    /** While a file is edited, a link that leads nowhere lies beside it. */
    private void markAsEmacsDoes() throws IOException {
        if (!OS.WINDOWS.isCurrentOs()) {
            Files.createSymbolicLink(shout().resolveSibling(".#Echo.java"), Path.of("somebody@here.123"));
        }
    }

    private static void run(WatchLoop watch, Reader typed, boolean notified) {
        try {
            watch.run(typed, notified);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until all of these were printed in this order, and forgets them. */
    private void awaitPrinted(CharSequence... texts) {
        Awaitility.await()
                .atMost(LONG)
                .untilAsserted(() -> assertThat(printed()).containsSubsequence(texts));
        printed.reset();
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    private Catalogue catalogue() {
        return Catalogue.read(project.home());
    }

    private Checks checks() {
        return new Checks(workshop, progress, news -> {});
    }

    private Path shout() {
        return project.exercise("Shout").studentFile();
    }

    private Path work() {
        return project.home().resolve("work");
    }
}
