package labs.lab09;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import labs.harness.QueryBench;
import labs.sensors.FleetSettings;
import labs.sensors.Parsed;
import labs.sensors.Reading;
import labs.sensors.ReadingParser;
import labs.sensors.SampleLines;
import labs.sensors.SensorFleet;
import labs.sensors.SensorLine;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class StructuredSensorMeansTest {
    private static final String RECORDS = "topic STRING, partition INT, offset BIGINT, value BINARY";
    private static final String LINE = SampleLines.COURSE;

    @Test
    void readsWhatLabs7And8Read() {
        List<String> lines = Stream.generate(new SensorFleet(FleetSettings.of(3).withMalformed(0.2))::next)
                .limit(5_000)
                .map(SensorLine::text)
                .toList();
        List<Row> read =
                StructuredSensorMeans.parse(records(lines)).orderBy("offset").collectAsList();
        assertThat(read).hasSameSizeAs(lines);
        for (int i = 0; i < lines.size(); i++) {
            Parsed parsed = ReadingParser.parse(lines.get(i));
            Row row = read.get(i);
            assertThat((boolean) row.getAs("is_reading")).as(lines.get(i)).isEqualTo(parsed instanceof Reading);
            if (parsed instanceof Reading reading) {
                assertThat((String) row.getAs("sensor")).isEqualTo(reading.sensor());
                assertThat((long) row.getAs("micro_degrees")).isEqualTo(reading.microDegrees());
            }
        }
    }

    @Test
    void meansAndMalformedLinesTogetherAreAllRecords() {
        List<String> lines = List.of(
                LINE,
                LINE.replace("42.0", "43.5"),
                LINE.replace("sensor25", "sensor1"),
                "",
                "WARN",
                LINE.substring(0, 120),
                LINE.replace("42.0", "NaN"),
                LINE.replace("42.0", "\"42.0\""),
                LINE.replace("\"sensor\":\"sensor25\",", ""));
        Dataset<Row> parsed = StructuredSensorMeans.parse(records(lines));
        assertThat(QueryBench.rowsOf(StructuredSensorMeans.means(parsed)))
                .containsExactlyInAnyOrder(List.of("sensor25", 2L, 42.75), List.of("sensor1", 1L, 42.0));
        assertThat(QueryBench.rowsOf(StructuredSensorMeans.malformed(parsed)))
                .containsExactlyInAnyOrderElementsOf(IntStream.range(3, lines.size())
                        .mapToObj(i -> List.of("t", 0, (long) i, lines.get(i)))
                        .toList());
    }

    /** Where from_json takes more than the parser of labs 7 and 8, the list says so, and the sheet. */
    @Test
    void saysWhatIsAReading() {
        List<SampleLines.Sample> samples = SampleLines.all().toList();
        List<Row> read = StructuredSensorMeans.parse(
                        records(samples.stream().map(SampleLines.Sample::line).toList()))
                .orderBy("offset")
                .collectAsList();
        assertThat(samples.stream()
                        .filter(sample ->
                                (boolean) read.get(samples.indexOf(sample)).getAs("is_reading")
                                        != sample.isReadingInSql()))
                .isEmpty();
    }

    @Test
    void takesNoOtherEncodingThanUtf8() {
        List<List<?>> rows = new ArrayList<>();
        SampleLines.notUtf8().forEach(line -> rows.add(List.of("t", 0, (long) rows.size(), line)));
        List<Row> read =
                StructuredSensorMeans.parse(QueryBench.table(RECORDS, rows)).collectAsList();
        assertThat(read).hasSize(4).noneMatch(row -> (boolean) row.getAs("is_reading"));
    }

    @Test
    void aStreamAddsUpToTheTruth() {
        List<String> lines = Stream.generate(
                        new SensorFleet(FleetSettings.of(4).withSensors(5).withMalformed(0.1))::next)
                .limit(900)
                .map(SensorLine::text)
                .toList();
        List<List<?>> rows = rows(lines);
        List<Object> last = QueryBench.query(
                        RECORDS, records -> StructuredSensorMeans.means(StructuredSensorMeans.parse(records)))
                .onBatches(rows.subList(0, 300), rows.subList(300, 301), rows.subList(301, 900))
                .results()
                .get(2);
        assertThat(last).containsExactlyInAnyOrderElementsOf(truth(lines));
    }

    /** Sensor, number of readings and mean, from the parser of labs 7 and 8. */
    static List<Object> truth(List<String> lines) {
        Map<String, long[]> sums = new HashMap<>();
        for (String line : lines) {
            if (ReadingParser.parse(line) instanceof Reading reading) {
                long[] sum = sums.computeIfAbsent(reading.sensor(), sensor -> new long[2]);
                sum[0]++;
                sum[1] += reading.microDegrees();
            }
        }
        List<Object> means = new ArrayList<>();
        sums.forEach((sensor, sum) -> means.add(List.of(sensor, sum[0], (double) sum[1] / sum[0] / 1e6)));
        return means;
    }

    private static Dataset<Row> records(List<String> lines) {
        return QueryBench.table(RECORDS, rows(lines));
    }

    private static List<List<?>> rows(List<String> lines) {
        List<List<?>> rows = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            rows.add(List.of("t", 0, (long) i, lines.get(i).getBytes(StandardCharsets.UTF_8)));
        }
        return rows;
    }
}
