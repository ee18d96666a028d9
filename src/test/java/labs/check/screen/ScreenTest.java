package labs.check.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import labs.check.catalogue.Exercise;
import labs.check.verdict.Verdict;
import labs.check.verdict.Verdict.State;
import org.junit.jupiter.api.Test;

/** What a terminal is given. */
class ScreenTest {
    private static final Exercise SHOUT = new Exercise(Path.of("project").toFile(), 1, "Shout");

    @Test
    void sentencesAreBrokenBetweenWordsAndStayBelowTheirBeginning() {
        Verdict verdict = new Verdict(
                SHOUT,
                State.WRONG,
                List.of("first:", "  Your words are rare in their batch only, not in all of the window."),
                "You have counted each batch by itself: call window before you count.",
                List.of("what the code has printed stays in one line, however long it may be"));
        assertThat(Screen.text(verdict, 40)).isEqualTo("""
                wrong    Shout
                  first:
                    Your words are rare in their batch
                    only, not in all of the window.

                  -> You have counted each batch by
                     itself: call window before you
                     count.

                  Your code printed:
                  | what the code has printed stays in one line, however long it may be""");
    }

    @Test
    void elementsOfABatchStayInTheirColumn() {
        Verdict verdict = new Verdict(
                SHOUT,
                State.WRONG,
                "> batch 1   input     [\"be\", \"that\", \"to\"]\n            got       [\"be\", 1]");
        assertThat(Screen.text(verdict, 40)).isEqualTo("""
                wrong    Shout
                  > batch 1   input     ["be", "that",
                                        "to"]
                              got       ["be", 1]""");
    }

    @Test
    void aWordThatIsTooLongStaysWhole() {
        Verdict verdict = new Verdict(SHOUT, State.WRONG, "it is in src/exercises/java/labs/lab01/Shout.java so far");
        assertThat(Screen.text(verdict, 20)).isEqualTo("""
                wrong    Shout
                  it is in
                  src/exercises/java/labs/lab01/Shout.java
                  so far""");
    }

    @Test
    void whatTheCompilerPointsAtStaysWhereItIs() {
        String errors = "Shout.java:6: error: ';' expected\n        return word + word + word + word\n"
                + "                                        ^";
        Verdict verdict = new Verdict(
                SHOUT, State.NOT_COMPILED, errors.lines().toList(), "A statement ends with a semicolon.", List.of());
        assertThat(Screen.text(verdict, 26))
                .isEqualTo("does not compile Shout\n" + errors.indent(2)
                        + "\n  -> A statement ends with\n     a semicolon.");
    }

    @Test
    void nothingSteersTheTerminal() {
        String text = "\033[2J\007 \r \b \u202e \t äß \uD83D\uDE00\n";
        assertThat(Screen.visible(text)).isEqualTo("\\u001b[2J\\u0007 \\u000d \\u0008 \\u202e \t äß \uD83D\uDE00\n");
    }

    @Test
    void aLineWithoutEndIsCut() {
        Verdict verdict = new Verdict(SHOUT, State.WRONG, "a ".repeat(1_000_000));
        assertThat(Screen.text(verdict, 10_000)).hasSizeLessThan(5_000).endsWith("... 1996001 more characters");
    }
}
