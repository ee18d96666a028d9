package labs.lab07;

import static labs.harness.Bench.run;

import java.util.List;
import labs.check.ExerciseTest;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.junit.jupiter.api.Test;

@ExerciseTest
class RejectedWithOriginExerciseTest {
    private static final String READING = "{\"sensor\":\"sensor25\", \"data_evento\":\"2022-11-05T15:22:16.968007Z\", "
            + "\"padrao\":{\"formato\":\"iot:leitura:sensor:temp\", \"leitura\":{\"temperatura\":42.0}}}";

    interface Task {
        JavaDStream<String> reports(JavaDStream<String> records);
    }

    @Test
    void saysWhereAndWhy(Task answer) {
        run(answer::reports)
                .onBatches(
                        List.of("dsamp6-0-4711 hello", "dsamp6-0-4712 " + READING.replace(" ", "")),
                        List.of(),
                        List.of("dsamp6-1-9 " + READING.substring(0, 12)))
                .expect(
                        List.of("topic dsamp6, partition 0, offset 4711: not JSON"),
                        List.of(),
                        List.of("topic dsamp6, partition 1, offset 9: cut off"));
    }

    @Test
    void aTopicMayHaveHyphens(Task answer) {
        run(answer::reports)
                .onBatches(List.of("dsamp6-rejected-1-12 "))
                .expect(List.of("topic dsamp6-rejected, partition 1, offset 12: empty line"));
    }

    @Test
    void aValueMayHaveBlanks(Task answer) {
        run(answer::reports).onBatches(List.of("dsamp6-0-4712 " + READING)).expect(List.of());
    }
}
