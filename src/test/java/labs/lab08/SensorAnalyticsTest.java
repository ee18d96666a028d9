package labs.lab08;

import static labs.harness.Bench.NO_RESULT;
import static labs.harness.Bench.run;
import static labs.lab08.Samples.sum;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.spark.streaming.Durations;
import org.apache.spark.streaming.Time;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.kafka010.OffsetRange;
import org.junit.jupiter.api.Test;

class SensorAnalyticsTest {
    @Test
    void aWindowAddsUpThePartitionsAndBatchesThatItCovers() {
        run((JavaDStream<PartitionPass> passes) ->
                        SensorAnalytics.sumByWindow(passes, Durations.seconds(2), Durations.seconds(1)))
                .onBatches(
                        List.of(pass(0, Map.of("a", sum(20))), pass(1, Map.of("a", sum(30), "b", sum(40)))),
                        List.of(pass(0, Map.of("a", sum(10)))),
                        List.of())
                .expect(
                        Map.of("a", sum(20, 30), "b", sum(40)),
                        Map.of("a", sum(20, 30, 10), "b", sum(40)),
                        Map.of("a", sum(10)));
    }

    @Test
    void aSlideOfTwoBatchesMakesAWindowEveryOtherBatch() {
        run((JavaDStream<PartitionPass> passes) ->
                        SensorAnalytics.sumByWindow(passes, Durations.seconds(2), Durations.seconds(2)))
                .onBatches(List.of(pass(0, Map.of("a", sum(1)))), List.of(pass(0, Map.of("a", sum(2)))))
                .expect(NO_RESULT, Map.of("a", sum(1, 2)));
    }

    @Test
    void aBatchHasAWindowWhereOneIsAmongItsPartsAlsoAnEmptyOne() {
        PartitionPass pass = pass(0, Map.of("a", sum(20)));
        assertThat(BatchResult.of(new Time(2_000), List.of(pass)).window()).isEmpty();

        WindowPart empty = new WindowPart(Map.of());
        assertThat(BatchResult.of(new Time(2_000), List.of(pass, empty)).window())
                .contains(Map.of());

        WindowPart half = new WindowPart(Map.of("a", sum(20, 30)));
        WindowPart other = new WindowPart(Map.of("b", sum(40)));
        BatchResult whole = BatchResult.of(new Time(2_000), List.of(pass, half, empty, other));
        assertThat(whole.window()).contains(Map.of("a", sum(20, 30), "b", sum(40)));
        assertThat(whole.sums()).isEqualTo(Map.of("a", sum(20)));
        assertThat(whole.end()).isEqualTo(Instant.ofEpochSecond(2));
    }

    private static PartitionPass pass(int partition, Map<String, SensorSum> sums) {
        return new PartitionPass(OffsetRange.create("t", partition, 0, 1), sums, List.of());
    }
}
