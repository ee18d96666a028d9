package labs.lab08;

import static labs.lab08.Samples.line;
import static labs.lab08.Samples.record;
import static labs.lab08.Samples.sum;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.spark.streaming.kafka010.OffsetRange;
import org.junit.jupiter.api.Test;

class PartitionPassTest {
    private static final OffsetRange RANGE = OffsetRange.create("t", 0, 10, 15);

    @Test
    void leavesASumPerSensorAndEveryRecordThatIsNoReading() {
        PartitionPass pass = PartitionPass.over(
                RANGE,
                List.of(
                                record(10, line("sensor1", "20.5")),
                                record(11, "{\"cut"),
                                record(12, line("sensor2", "-3")),
                                record(13, null),
                                record(14, line("sensor1", "21")))
                        .iterator());
        assertThat(pass.range()).isEqualTo(RANGE);
        assertThat(pass.sums()).isEqualTo(Map.of("sensor1", sum(20.5, 21), "sensor2", sum(-3)));
        assertThat(pass.rejects())
                .containsExactly(
                        new Reject("t", 0, 11, "cut off", 5, "{\"cut"), new Reject("t", 0, 13, "empty line", 0, ""));
    }

    @Test
    void duplicatesUnknownSensorsAndTheFutureAreCountedAsTheyAre() {
        String future = line("a sensor nobody knows", "40").replace("2022-11-05", "2999-01-01");
        PartitionPass pass = PartitionPass.over(
                RANGE, List.of(record(10, future), record(11, future)).iterator());
        assertThat(pass.sums()).isEqualTo(Map.of("a sensor nobody knows", sum(40, 40)));
        assertThat(pass.rejects()).isEmpty();
    }

    @Test
    void ofALongRecordOnlyTheStartIsKept() {
        String long5M = "x".repeat(5_000_000);
        PartitionPass pass =
                PartitionPass.over(RANGE, List.of(record(10, long5M)).iterator());
        Reject reject = pass.rejects().get(0);
        assertThat(reject.bytes()).isEqualTo(5_000_000);
        assertThat(reject.start()).hasSize(Reject.START_BYTES);
    }
}
