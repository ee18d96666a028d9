package labs.lab10;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import labs.check.ExerciseTest;
import org.junit.jupiter.api.Test;

@ExerciseTest
class ChooseClustersExerciseTest {

    interface Task {
        int chooseK(List<Double> costs, double share);
    }

    @Test
    void stopsAtTheFirstStepThatIsNotWorthIt(Task answer) {
        assertThat(answer.chooseK(List.of(100.0, 40.0, 20.0, 18.0, 9.0, 8.5), 0.25))
                .as("k for costs 100, 40, 20, 18, 9, 8.5 and a share of 0.25")
                .isEqualTo(3);
    }

    @Test
    void takesAllWhereEveryStepIsWorthIt(Task answer) {
        assertThat(answer.chooseK(List.of(64.0, 32.0, 16.0, 8.0), 0.5))
                .as("k for costs 64, 32, 16, 8 and a share of 0.5")
                .isEqualTo(4);
    }

    @Test
    void oneClusterIsEnoughWhereNothingIsGained(Task answer) {
        assertThat(answer.chooseK(List.of(10.0, 9.5, 2.0), 0.1))
                .as("k for costs 10, 9.5, 2 and a share of 0.1")
                .isEqualTo(1);
        assertThat(answer.chooseK(List.of(10.0), 0.1))
                .as("k for the one cost 10")
                .isEqualTo(1);
    }

    @Test
    void aStepThatGainsNextToNothingIsTheEnd(Task answer) {
        assertThat(answer.chooseK(List.of(100.0, 40.0, 39.9, 20.0), 0.25))
                .as("k for costs 100, 40, 39.9, 20 and a share of 0.25")
                .isEqualTo(2);
    }

    @Test
    void theShareIsOfTheCostBefore(Task answer) {
        assertThat(answer.chooseK(List.of(100.0, 78.0, 10.0), 0.25))
                .as("k for costs 100, 78, 10 and a share of 0.25")
                .isEqualTo(1);
    }
}
