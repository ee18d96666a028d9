package labs.lab05;

import static labs.harness.Bench.run;

import java.util.List;
import java.util.Map;
import labs.check.ExerciseTest;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import org.junit.jupiter.api.Test;

@ExerciseTest
class LinesPerHourExerciseTest {

    interface Task {
        JavaPairDStream<Integer, Integer> perHour(JavaDStream<String> lines, String pattern);
    }

    @Test
    void countsLinesByTheHourTheyBeginWith(Task answer) {
        run((JavaDStream<String> lines) -> answer.perHour(lines, "HH:mm"))
                .onBatches(
                        List.of("06:12 the ferry comes in", "06:40 rain", "23:05 nothing to write"),
                        List.of("day 2 of the log", "07:00 wind from the north", "", "at 08:00 rain"),
                        List.of())
                .expect(Map.of(6, 2, 23, 1), Map.of(7, 1), Map.of());
    }

    @Test
    void goesOnAfterARecovery(Task answer) {
        run((JavaDStream<String> lines) -> answer.perHour(lines, "HH:mm"))
                .onBatches(List.of("01:00 rain"))
                .restart()
                .onBatches(List.of("02:00 rain", "02:01 rain"))
                .expect(Map.of(1, 1), Map.of(2, 2));
    }

    @Test
    void executorsAreNotTheDriver(Task answer) {
        run((JavaDStream<String> lines) -> answer.perHour(lines, "HH:mm"))
                .shipped()
                .onBatches(List.of("03:00 rain"), List.of("04:00 rain", "04:01 rain"))
                .expect(Map.of(3, 1), Map.of(4, 2));
    }

    @Test
    void readsTimesAsThePatternHasThem(Task answer) {
        run((JavaDStream<String> lines) -> answer.perHour(lines, "dd HH:mm"))
                .onBatches(List.of("07 13:30 rain", "08 13:00 wind", "13:00 no day", "09 00:10 calm"))
                .expect(Map.of(13, 2, 0, 1));
    }
}
