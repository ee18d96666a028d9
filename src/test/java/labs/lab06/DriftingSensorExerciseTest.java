package labs.lab06;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import labs.check.ExerciseTest;
import org.junit.jupiter.api.Test;

@ExerciseTest
class DriftingSensorExerciseTest {

    interface Task {
        List<Integer> drift(int start, int step, int limit);
    }

    @Test
    void risesUntilOneReadingIsAboveTheLimit(Task answer) {
        assertThat(answer.drift(635, 10, 650)).as("drift(635, 10, 650)").isEqualTo(List.of(635, 645, 655));
        assertThat(answer.drift(630, 50, 650)).as("drift(630, 50, 650)").isEqualTo(List.of(630, 680));
    }

    @Test
    void aReadingEqualToTheLimitIsNotAboveIt(Task answer) {
        assertThat(answer.drift(630, 10, 650)).as("drift(630, 10, 650)").isEqualTo(List.of(630, 640, 650, 660));
        assertThat(answer.drift(650, 1, 650)).as("drift(650, 1, 650)").isEqualTo(List.of(650, 651));
    }

    @Test
    void aSensorThatIsHotOrDoesNotHeatUpGivesOneReading(Task answer) {
        assertThat(answer.drift(700, 10, 650)).as("drift(700, 10, 650)").isEqualTo(List.of(700));
        assertThat(answer.drift(630, 0, 650)).as("drift(630, 0, 650)").isEqualTo(List.of(630));
        assertThat(answer.drift(630, -10, 650)).as("drift(630, -10, 650)").isEqualTo(List.of(630));
        assertThat(answer.drift(700, -30, 650)).as("drift(700, -30, 650)").isEqualTo(List.of(700));
    }
}
