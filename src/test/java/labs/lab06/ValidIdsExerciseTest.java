package labs.lab06;

import static labs.harness.Bench.run;

import java.util.List;
import labs.check.ExerciseTest;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.junit.jupiter.api.Test;

@ExerciseTest
class ValidIdsExerciseTest {
    private static final String S = "S-DSA-MP6-CAP15-02468-";
    private static final String E = " E-DSA-MP6-CAP15-13579-";

    interface Task {
        JavaDStream<String> valid(JavaDStream<String> lines);
    }

    @Test
    void keepsIdsThatBelongTogether(Task answer) {
        run(answer::valid)
                .onBatches(
                        List.of(S + "374DM" + E + "374DM", S + "374DM" + E + "101AB", S + "374dm" + E + "374dm"),
                        List.of(),
                        List.of(S + "000AA" + E + "000AA", S + "000AA" + E + "000AB"))
                .expect(List.of(S + "374DM" + E + "374DM"), List.of(), List.of(S + "000AA" + E + "000AA"));
    }

    @Test
    void theWholeLineMustFit(Task answer) {
        run(answer::valid)
                .onBatches(List.of(
                        "id " + S + "374DM" + E + "374DM", S + "374DM" + E + "374DM.", S + "374DM" + E + "374DMX", ""))
                .expect(List.of());
    }

    @Test
    void aUnitIsThreeDigitsAndTwoCapitals(Task answer) {
        run(answer::valid)
                .onBatches(List.of(
                        S + "37DDM" + E + "37DDM",
                        S + "DM374" + E + "DM374",
                        S + "374_M" + E + "374_M",
                        S + "37DM" + E + "37DM"))
                .expect(List.of());
    }

    @Test
    void theLineBeginsAndEndsWithAnId(Task answer) {
        run(answer::valid)
                .onBatches(List.of(" " + S + "374DM" + E + "374DM", S + "374DM" + E + "374DM "))
                .expect(List.of());
    }

    @Test
    void theNumbersBeforeTheUnitAreFixed(Task answer) {
        run(answer::valid)
                .onBatches(List.of(
                        S.replace('8', '9') + "374DM" + E + "374DM", S + "374DM" + E.replace('9', '8') + "374DM"))
                .expect(List.of());
    }

    @Test
    void oneBlankIsBetweenTheIds(Task answer) {
        run(answer::valid)
                .onBatches(List.of(S + "374DM " + E + "374DM", S + "374DM" + E.replace(' ', '\t') + "374DM"))
                .expect(List.of());
    }

    @Test
    void capitalsAreFromAToZ(Task answer) {
        run(answer::valid)
                .onBatches(List.of(S + "374ÃÉ" + E + "374ÃÉ", S + "374DÇ" + E + "374DÇ"))
                .expect(List.of());
    }
}
