package labs.twins;

import static labs.harness.Bench.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import labs.harness.QueryBench;
import labs.lab08.PartitionPass;
import labs.lab08.SensorAnalytics;
import labs.lab08.SensorSum;
import labs.lab09.StructuredSensorMeans;
import labs.sensors.FleetSettings;
import labs.sensors.SensorFleet;
import labs.sensors.SensorLine;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.streaming.Durations;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.kafka010.OffsetRange;
import org.junit.jupiter.api.Test;
import scala.Tuple2;

/** The means of lab 8 and those of lab 9, over the same records, malformed ones among them. */
class SensorMeansTwinsTest {
    private static final String TOPIC = "dsamp6";
    private static final int BATCH = 250;
    private static final int BATCHES = 4;
    private static final String RECORDS = "topic STRING, partition INT, offset BIGINT, value BINARY";

    private final List<byte[]> lines = Stream.generate(
                    new SensorFleet(FleetSettings.of(12).withSensors(8).withMalformed(0.1))::next)
            .limit(BATCH * BATCHES)
            .map(SensorLine::text)
            .map(line -> line.getBytes(StandardCharsets.UTF_8))
            .toList();

    @Test
    void bothFindTheSameMeansAndTheSameMalformedLines() {
        List<PartitionPass> passes = new ArrayList<>();
        for (int batch = 0; batch < BATCHES; batch++) {
            passes.add(pass(batch));
        }
        // A window as long as the stream is the mean of all time, batch by batch.
        List<List<Tuple2<String, SensorSum>>> dstream = run((JavaDStream<PartitionPass> each) ->
                        SensorAnalytics.sumByWindow(each, Durations.seconds(BATCHES), Durations.seconds(1)))
                .onAll(passes.stream().map(List::of).toList())
                .results();
        List<List<Object>> structured = QueryBench.query(
                        RECORDS, records -> StructuredSensorMeans.means(StructuredSensorMeans.parse(records)))
                .onBatches(rows(0), rows(1), rows(2), rows(3))
                .results();
        for (int batch = 0; batch < BATCHES; batch++) {
            assertThat(means(structured.get(batch))).isEqualTo(sums(dstream.get(batch)));
        }

        Dataset<Row> all = QueryBench.table(
                RECORDS,
                Stream.of(rows(0), rows(1), rows(2), rows(3))
                        .flatMap(List::stream)
                        .toList());
        assertThat(StructuredSensorMeans.malformed(StructuredSensorMeans.parse(all))
                        .count())
                .isPositive()
                .isEqualTo(
                        passes.stream().mapToLong(pass -> pass.rejects().size()).sum());
    }

    private PartitionPass pass(int batch) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int i = batch * BATCH; i < (batch + 1) * BATCH; i++) {
            records.add(new ConsumerRecord<>(TOPIC, 0, i, null, lines.get(i)));
        }
        OffsetRange range = OffsetRange.create(TOPIC, 0, (long) batch * BATCH, (batch + 1L) * BATCH);
        return PartitionPass.over(range, records.iterator());
    }

    private List<List<?>> rows(int batch) {
        List<List<?>> rows = new ArrayList<>();
        for (int i = batch * BATCH; i < (batch + 1) * BATCH; i++) {
            rows.add(List.of(TOPIC, 0, (long) i, lines.get(i)));
        }
        return rows;
    }

    /** Readings and mean in degrees, by sensor. */
    private static Map<String, List<Object>> sums(List<Tuple2<String, SensorSum>> sums) {
        Map<String, List<Object>> means = new HashMap<>();
        sums.forEach(sum -> means.put(
                sum._1(),
                List.of(
                        sum._2().readings(),
                        (double) sum._2().microDegrees() / sum._2().readings() / 1e6)));
        return means;
    }

    private static Map<String, List<Object>> means(List<Object> rows) {
        Map<String, List<Object>> means = new HashMap<>();
        for (Object row : rows) {
            List<?> columns = (List<?>) row;
            means.put((String) columns.get(0), List.of(columns.get(1), columns.get(2)));
        }
        return means;
    }
}
