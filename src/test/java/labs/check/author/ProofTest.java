package labs.check.author;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import labs.check.Fixture;
import labs.check.catalogue.Exercise;
import labs.check.catalogue.Inventory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The proof of the exercises catches each kind of omission. */
class ProofTest {
    private static final String SHEET = "labs/01-loud-words.md";
    private static final String STUB = "src/exercises/java/labs/lab01/Shout.java";
    private static final String TEST = "src/test/java/labs/lab01/ShoutExerciseTest.java";
    private static final String SOLUTION = "src/solutions/java/labs/lab01/ShoutSolution.java";
    private static final String MISTAKES = "src/solutions/java/labs/lab01/ShoutMistakes.java";

    private final ClassLoader before = Thread.currentThread().getContextClassLoader();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
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
    void findsNothingWrongWithACompleteProject() {
        assertThat(missing()).isEmpty();
        assertThat(proof()).isEmpty();
        Inventory inventory = new Inventory(project.home());
        assertThat(inventory.exercises()).extracting(Exercise::name).containsExactly("Shout", "Echo");
        assertThat(inventory.isStub(project.exercise("Shout"))).isTrue();
    }

    static Stream<Arguments> omissions() {
        return Stream.of(
                omission("Shout: no stub " + STUB, p -> p.delete(STUB)),
                omission("Shout: no test " + TEST, p -> p.delete(TEST)),
                omission("Shout: no solution " + SOLUTION, p -> p.delete(SOLUTION)),
                omission("Shout: no mistakes " + MISTAKES, p -> p.delete(MISTAKES)),
                omission("Shout: not listed in the front matter", p -> p.replace(SHEET, "[Shout, Echo]", "[Echo]")),
                omission("Shout: no section '### Shout'", p -> p.replace(SHEET, "### Shout", "### Show")),
                omission("Shout: no example of input and output", p -> p.replace(SHEET, "```\nhi -> HI\n```", "hi")),
                omission(
                        "Shout: 1 hints in the sheet",
                        p -> p.replace(SHEET, "<details><summary>Hint 2</summary>Think of toUpperCase.</details>", "")),
                omission("Shout: the Javadoc of the stub has no example", p -> p.replace(STUB, "<pre>", "")),
                omission(
                        "names the main class LoudWords, but there is no",
                        p -> p.delete("src/main/java/labs/lab01/LoudWords.java")),
                omission(
                        "there is no sheet labs/02-NAME.md",
                        p -> p.write(
                                "src/main/java/labs/lab02/Other.java", "package labs.lab02; public class Other {}")),
                omission(
                        "Lost: not listed in the front matter",
                        p -> p.write("src/exercises/java/labs/lab01/Lost.java", "throw new NotSolvedYet();")),
                omission(
                        "Lost: not listed in the front matter",
                        p -> p.write("src/test/java/labs/lab01/LostExerciseTest.java", "")),
                omission(
                        "Lost: not listed in the front matter",
                        p -> p.write("src/solutions/java/labs/lab01/LostSolution.java", "")),
                omission("Lost: no stub", p -> p.write("src/solutions/java/labs/lab01/LostMistakes.java", "")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("omissions")
    void findsWhatIsMissing(String sentence, Consumer<Fixture> omit) {
        omit.accept(project);
        assertThat(missing()).anySatisfy(found -> assertThat(found).contains(sentence));
    }

    static Stream<Arguments> wrongAnswers() {
        String method = "public static String shout(String word)";
        return Stream.of(
                omission("Shout: the solution does not pass", p -> p.solution("Shout", method + " { return word; }")),
                omission(
                        "Shout: the solution does not pass",
                        p -> p.solution("Shout", method + " { throw new NotSolvedYet(); }")),
                omission(
                        "Shout must have the method".replace("Shout", "ShoutSolution"),
                        p -> p.solution("Shout", "public static int shout(int word) { return word; }")),
                omission(
                        "Shout: the alternative Twice does not pass",
                        p -> p.alternative("Shout", "Twice", method + " { return word + word; }")),
                omission("(no test method ran)", p -> p.replace(TEST, "@Test", "")),
                omission(
                        "never again",
                        p -> p.replace(TEST, "@Test", "@Test @org.junit.jupiter.api.Disabled(\"never again\")")),
                omission(
                        "no class labs.lab01.ShoutExerciseTest with @ExerciseTest",
                        p -> p.replace(
                                TEST,
                                "@ExerciseTest(patience = 4)",
                                "@org.junit.jupiter.api.extension.ExtendWith(NoTask.class)\n")),
                omission("no class with @Mistake", p -> p.mistakes("Shout")),
                omission(
                        "the mistake Passes passes the test",
                        p -> p.mistakes(
                                "Shout",
                                Fixture.mistake("Passes", "Wrong?", method + " { return word.toUpperCase(); }"))),
                omission(
                        "the mistake Waits throws NotSolvedYet",
                        p -> p.mistakes(
                                "Shout", Fixture.mistake("Waits", "Wait.", method + " { throw new NotSolvedYet(); }"))),
                omission(
                        "the mistake Silent has no sentence",
                        p -> p.mistakes("Shout", Fixture.mistake("Silent", " ", method + " { return \"\"; }"))),
                omission(
                        "the mistake Says fails as Whispers does",
                        p -> p.mistakes(
                                "Shout",
                                Fixture.mistake("Says", "A sentence.", method + " { return word; }"),
                                Fixture.mistake("Whispers", "Another.", method + " { return word.toLowerCase(); }"))),
                omission(
                        "the wrong answer right passes the test",
                        p -> p.wrongAnswers(
                                "Shout", "static String right(String word) { return word.toUpperCase(); }")),
                omission(
                        "the wrong answer low reads the sentence of Whispers, and not no sentence",
                        p -> p.wrongAnswers("Shout", "static String low(String word) { return word.toLowerCase(); }")),
                omission(
                        "the wrong answer mute reads no sentence, and not the sentence of Whispers",
                        p -> p.wrongAnswers(
                                "Shout",
                                "@labs.check.Reads(\"Whispers\") static String mute(String word) { return \"\"; }")),
                omission(
                        "the mistake low fails as Whispers does",
                        p -> p.wrongAnswers(
                                "Shout",
                                "@labs.check.Mistake(\"Low.\") "
                                        + "static String low(String word) { return word.toLowerCase(); }")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongAnswers")
    void findsAnswersThatAreNotAsTheyShouldBe(String sentence, Consumer<Fixture> spoil) {
        project.write(
                "src/test/java/labs/lab01/NoTask.java",
                "package labs.lab01; class NoTask implements org.junit.jupiter.api.extension.Extension {}");
        spoil.accept(project);
        assertThat(proof()).anySatisfy(found -> assertThat(found).contains(sentence));
    }

    @Test
    void proveShowsWhatIsProved() {
        project.alternative(
                "Shout",
                "InGerman",
                "public static String shout(String word) { return word.toUpperCase(java.util.Locale.GERMAN); }");
        project.wrongAnswers(
                "Shout",
                "@labs.check.Reads(\"Whispers\") static String low(String word) { return word.toLowerCase(); }",
                "@labs.check.Mistake(\"Speak.\") static String mute(String word) { return \"\"; }",
                "static String other(String word) { return \"Other\"; }",
                "private static String helper(String word) { return word; }");
        Thread.currentThread().setContextClassLoader(project.loader());
        assertThat(ProveCommand.prove(project.home(), "Shout", out)).isTrue();
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEqualToNormalizingNewlines("""
                proved   Shout: 2 solutions pass, each mistake is rejected and reads:
                  Stutters -> Once is enough.
                  Whispers -> Louder, please.

                exercise  wrong answers  with a sentence  alternatives that pass
                --------  -------------  ---------------  ----------------------
                Shout                 3                2                       1
                """);
    }

    @Test
    void proveShowsWhatIsWrong() {
        project.solution("Shout", "public static String shout(String word) { return word; }");
        Thread.currentThread().setContextClassLoader(project.loader());
        assertThat(ProveCommand.prove(project.home(), "Shout", out)).isFalse();
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("Shout: the solution does not pass.");
    }

    private static Arguments omission(String sentence, Consumer<Fixture> omit) {
        return Arguments.of(sentence, omit);
    }

    private List<String> missing() {
        Inventory inventory = new Inventory(project.home());
        List<String> missing = new ArrayList<>(inventory.missingLabs());
        inventory.exercises().forEach(exercise -> missing.addAll(inventory.missing(exercise)));
        return missing;
    }

    private List<String> proof() {
        Thread.currentThread().setContextClassLoader(project.loader());
        Proof proof = new Proof(project.exercise("Shout"));
        List<String> wrong = new ArrayList<>(proof.ofSolution());
        wrong.addAll(proof.ofMistakes());
        wrong.addAll(proof.ofWrongAnswers());
        return wrong;
    }
}
