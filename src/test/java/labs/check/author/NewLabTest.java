package labs.check.author;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import labs.check.Fixture;
import labs.check.Folders;
import labs.check.catalogue.Catalogue;
import labs.check.catalogue.Exercise;
import labs.check.catalogue.Inventory;
import labs.check.verdict.TestRun;
import labs.cli.sheet.Sheet;
import labs.cli.sheet.Sheets;
import labs.harness.lab.RunningLab;
import labs.support.UserError;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A new lab builds, runs and is proven as it stands. */
class NewLabTest {
    private final ClassLoader before = Thread.currentThread().getContextClassLoader();
    private Fixture project;

    @BeforeEach
    void write(@TempDir Path home) {
        project = new Fixture(home);
    }

    @AfterEach
    void restoreLoader() {
        Thread.currentThread().setContextClassLoader(before);
    }

    @Test
    void aNewLabIsListedBuildsRunsAndIsProven() throws Exception {
        // A name that no lab has: what the build has compiled would be loaded in its place.
        List<String> written = new NewLab(project.home(), "99", "TrialRun").create();
        assertThat(written)
                .containsExactly(
                        "labs/99-trial-run.md",
                        "src/main/java/labs/lab99/TrialRun.java",
                        "src/main/java/labs/lab99/package-info.java",
                        "src/test/java/labs/lab99/TrialRunTest.java",
                        "src/exercises/java/labs/lab99/TrialRunWords.java",
                        "src/test/java/labs/lab99/TrialRunWordsExerciseTest.java",
                        "src/solutions/java/labs/lab99/TrialRunWordsSolution.java",
                        "src/solutions/java/labs/lab99/TrialRunWordsMistakes.java");
        assertThat(Folders.files(project.home()).stream().map(NewLabTest::text)).noneMatch(text -> text.contains("${"));
        Sheet sheet = Sheets.read(project.home()).lab(99).orElseThrow();
        assertThat(sheet.title()).isEqualTo("Trial run");
        assertThat(sheet.defaultMain()).isEqualTo("labs.lab99.TrialRun");
        assertThat(sheet.text())
                .containsSubsequence(
                        "# Lab 99", "## Run it", "## Look closer", "## Break it", "## Exercises", "## Further reading");
        Inventory inventory = new Inventory(project.home());
        Exercise exercise = Catalogue.read(project.home()).exercise("TrialRunWords");
        assertThat(inventory.missingLabs()).isEmpty();
        assertThat(inventory.missing(exercise)).isEmpty();

        ClassLoader loader = project.loader();
        Thread.currentThread().setContextClassLoader(loader);
        TestRun.Result result = TestRun.run(loader.loadClass("labs.lab99.TrialRunTest"), "student", name -> {});
        assertThat(result.failures()).isEmpty();
        assertThat(result.allPassed()).isTrue();
        Proof proof = new Proof(exercise);
        assertThat(proof.ofSolution()).isEmpty();
        assertThat(proof.ofMistakes()).isEmpty();
        Object main = loader.loadClass(sheet.defaultMain()).getConstructor().newInstance();
        try (RunningLab demo = RunningLab.start(main, "--demo", "--batch", "200ms")) {
            demo.awaitOut(line -> line.matches("\\(\\w+,\\d+\\)"));
            assertThat(demo.stop()).as(demo.transcript()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "1 | TideGauge | There is a lab 1 already (Loud words): type a number that is free, such as 2.",
                "01 | TideGauge | There is a lab 1 already",
                "0 | TideGauge | '0' cannot be the number of a lab: type one from 1 to 99, such as 2.",
                "100 | TideGauge | '100' cannot be the number of a lab",
                "next | TideGauge | 'next' cannot be the number of a lab",
                "13 | tide-gauge | 'tide-gauge' cannot be the name of a class: type a name such as TideGauge.",
                "13 | ../Tide | cannot be the name of a class",
                "13 | loudWords | cannot be the name of a class",
                "13 | LoudWords | Lab 1 has a main class LoudWords already: type another name.",
                "13 | TextSource | 'TextSource' is the name of a class that labs use: type another name.",
                "13 | Map | 'Map' is the name of a class that labs use",
            })
    void whatCannotBeANewLabIsRefused(String number, String name, String sentence) {
        List<Path> files = Folders.files(project.home());
        assertThatThrownBy(() -> new NewLab(project.home(), number, name))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(sentence);
        assertThat(Folders.files(project.home())).isEqualTo(files);
    }

    @Test
    void nothingIsWrittenOver() {
        project.write("src/main/java/labs/lab13/TideGauge.java", "mine");
        assertThatThrownBy(() -> new NewLab(project.home(), "13", "TideGauge"))
                .hasMessage("src/main/java/labs/lab13/TideGauge.java is there already: type another name.");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
