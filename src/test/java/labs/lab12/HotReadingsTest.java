package labs.lab12;

import static java.nio.charset.StandardCharsets.UTF_8;
import static labs.harness.Bench.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import labs.harness.QueryBench;
import labs.harness.engine.SparkContexts;
import labs.sensors.FleetSettings;
import labs.sensors.SampleLines;
import labs.sensors.SensorFleet;
import labs.sensors.SensorLine;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.util.LongAccumulator;
import org.junit.jupiter.api.Test;

/** The pipelines of both main classes, batch by batch, without Kafka. */
class HotReadingsTest {
    private static final String RECORDS = "value BINARY, timestamp TIMESTAMP";
    private static final String TIME = "2026-01-01T12:00:00.500Z";
    private static final long MIDNIGHT = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();

    @Test
    void aReadingAboveTheLimitIsAnAlertAndWhatIsNoneIsCounted() {
        LongAccumulator malformed = malformed();
        run((JavaDStream<Arrival> arrivals) -> plain(HotReadings.hot(arrivals, 65, malformed)))
                .onBatches(
                        List.of(arrival(line("sensor7", 65.5), 1), arrival(line("sensor9", 65.0), 2), arrival("x", 3)),
                        List.of(arrival("", 4)),
                        List.of(arrival(line("sensor9", 65.000001), 5), arrival(line("sensor7", -70), 6)))
                .expect(List.of(text("sensor7", 65.5, 1)), List.of(), List.of(text("sensor9", 65.000001, 5)));
        assertThat(malformed.value()).isEqualTo(2);
    }

    @Test
    void anotherLimitIsAnotherAlert() {
        run((JavaDStream<Arrival> arrivals) -> plain(HotReadings.hot(arrivals, -10, malformed())))
                .onBatches(List.of(arrival(line("sensor7", -10), 1), arrival(line("sensor7", -9.5), 2)))
                .expect(List.of(text("sensor7", -9.5, 2)));
    }

    /** The same lines, also all those that are nearly readings, as a DStream and as a query. */
    @Test
    void theTwinsFindTheSameAlerts() {
        SensorFleet fleet = new SensorFleet(FleetSettings.of(12).withHot(3).withMalformed(0.05));
        List<String> lines = Stream.concat(
                        Stream.generate(fleet::next).map(SensorLine::text).limit(1_000),
                        Stream.of(SampleLines.COURSE, "", "{}", line("sensor1", 9_999)))
                .toList();
        LongAccumulator malformed = malformed();
        List<String> dStream = run((JavaDStream<Arrival> arrivals) -> plain(HotReadings.hot(arrivals, 65, malformed)))
                .onAll(List.of(IntStream.range(0, lines.size())
                        .mapToObj(i -> arrival(lines.get(i), i))
                        .toList()))
                .results()
                .get(0);
        List<List<?>> rows = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            rows.add(List.of(lines.get(i).getBytes(UTF_8), "%02d:%02d:%02d".formatted(0, i / 60, i % 60)));
        }
        Dataset<Row> all = QueryBench.table(RECORDS, rows);
        List<String> structured =
                StructuredHotReadings.hot(StructuredHotReadings.counted(all), 65).collectAsList().stream()
                        .map(row -> row.getString(0) + " " + new String(row.<byte[]>getAs(1), UTF_8) + " "
                                + row.getString(2) + " " + (row.getLong(3) - MIDNIGHT) / 1_000)
                        .toList();
        assertThat(structured).hasSizeGreaterThan(100).containsExactlyInAnyOrderElementsOf(dStream);
        assertThat(StructuredHotReadings.counted(all).where("reading is null").count())
                .isGreaterThan(20)
                .isEqualTo(malformed.value());
    }

    @Test
    void aQueryFindsEachAlertAndCanCountThem() {
        List<List<?>> first = List.of(row(line("sensor7", 66), "12:00:01"), row("x", "12:00:01"));
        List<List<?>> second = List.of(row(line("sensor7", 67), "12:00:02"), row(line("sensor9", 20), "12:00:02"));
        QueryBench.query(
                        RECORDS,
                        records -> StructuredHotReadings.hot(StructuredHotReadings.counted(records), 65)
                                .select("key", "measured"))
                .mode("append")
                .onBatches(first, second)
                .expect(List.of(Map.entry("sensor7", TIME)), List.of(Map.entry("sensor7", TIME)));
        QueryBench.query(
                        RECORDS,
                        records -> StructuredHotReadings.counts(
                                        StructuredHotReadings.hot(StructuredHotReadings.counted(records), 65))
                                .select("key", "value"))
                .onBatches(first, second)
                .expect(Map.of("sensor7", "1"), Map.of("sensor7", "2"));
    }

    /** What the lab says of it, before there is a session that could be asked. */
    @Test
    void realTimeModeHasACheckpointEveryFiveSecondsAtMost() {
        assertThat(QueryBench.spark().conf().get("spark.sql.streaming.realTimeMode.minBatchDuration"))
                .isEqualTo("5000ms");
    }

    private static String line(String sensor, double degrees) {
        return "{\"sensor\":\"" + sensor + "\",\"data_evento\":\"" + TIME
                + "\",\"padrao\":{\"leitura\":{\"temperatura\":" + degrees + "}}}";
    }

    private static Arrival arrival(String line, long second) {
        return new Arrival(line.getBytes(UTF_8), Instant.ofEpochSecond(second));
    }

    private static List<?> row(String line, String time) {
        return List.of(line.getBytes(UTF_8), time);
    }

    private static String text(String sensor, double degrees, long second) {
        return sensor + " " + line(sensor, degrees) + " " + TIME + " " + second;
    }

    private static JavaDStream<String> plain(JavaDStream<HotReading> hot) {
        return hot.map(each -> each.sensor() + " " + new String(each.line(), UTF_8) + " " + each.measured() + " "
                + each.arrived().getEpochSecond());
    }

    private static LongAccumulator malformed() {
        return SparkContexts.shared().sc().longAccumulator();
    }
}
