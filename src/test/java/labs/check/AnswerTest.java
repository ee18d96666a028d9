package labs.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Which class a test's {@code Task answer} stands for. */
class AnswerTest {

    @Test
    void namesTheClassOfEachAnswer() {
        assertThat(Answer.className("labs.lab01.CleanWordsExerciseTest", "student"))
                .isEqualTo("labs.lab01.CleanWords");
        assertThat(Answer.className("labs.lab01.CleanWordsExerciseTest", "solution"))
                .isEqualTo("labs.lab01.CleanWordsSolution");
        assertThat(Answer.className("labs.lab01.CleanWordsExerciseTest", "alternative:InOneStep"))
                .isEqualTo("labs.lab01.CleanWordsAlternatives$InOneStep");
        assertThat(Answer.className("labs.lab01.CleanWordsExerciseTest", "mistake:KeepsCase"))
                .isEqualTo("labs.lab01.CleanWordsMistakes$KeepsCase");
        assertThat(Answer.className("labs.lab01.CleanWordsExerciseTest", "wrong:keepsCase"))
                .isEqualTo("labs.lab01.CleanWordsWrongAnswers");
        assertThatThrownBy(() -> Answer.className("labs.lab01.CleanWordsExerciseTest", "teacher"))
                .hasMessage(
                        "labs.answer=teacher: type student, solution, alternative:NAME, mistake:NAME or wrong:NAME.");
    }

    @Test
    void passesCallsToTheChosenClass() {
        assertThat(failures("solution")).isEmpty();
        assertThat(failures("student")).singleElement().isInstanceOf(NotSolvedYet.class);
        assertThat(failures("mistake:AddsOne"))
                .singleElement()
                .isInstanceOf(AssertionError.class)
                .asString()
                .contains("3");
    }

    @Test
    void saysWhichMethodIsMissing() {
        assertThat(failures("mistake:OtherParameters"))
                .singleElement()
                .hasToString("java.lang.AssertionError: OtherParameters must have the method:"
                        + " public static List<Integer> twice(List<Integer>)");
    }

    private static List<Throwable> failures(String which) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClass(TwiceExerciseTest.class))
                .configurationParameter(AnswerExtension.ANSWER, which)
                .build();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, listener);
        assertThat(listener.getSummary().getTestsFoundCount()).isEqualTo(1);
        return listener.getSummary().getFailures().stream()
                .map(failure -> failure.getException())
                .toList();
    }
}

/** The test of a small exercise. */
@ExerciseTest
class TwiceExerciseTest {

    interface Task {
        List<Integer> twice(List<Integer> numbers);
    }

    @Test
    void doublesEachNumber(Task answer) {
        assertThat(answer.twice(List.of(1, 2))).isEqualTo(List.of(2, 4));
    }
}

/** Its untouched stub. */
final class Twice {
    public static List<Integer> twice(List<Integer> numbers) {
        throw new NotSolvedYet();
    }

    private Twice() {}
}

/** Its solution. */
final class TwiceSolution {
    public static List<Integer> twice(List<Integer> numbers) {
        return numbers.stream().map(number -> 2 * number).toList();
    }

    private TwiceSolution() {}
}

/** Wrong answers. */
final class TwiceMistakes {
    @Mistake("You added one.")
    public static final class AddsOne {
        public static List<Integer> twice(List<Integer> numbers) {
            return numbers.stream().map(number -> 1 + number).toList();
        }

        private AddsOne() {}
    }

    @Mistake("The parameter is a list.")
    public static final class OtherParameters {
        public static int twice(int number) {
            return 2 * number;
        }

        private OtherParameters() {}
    }

    private TwiceMistakes() {}
}
