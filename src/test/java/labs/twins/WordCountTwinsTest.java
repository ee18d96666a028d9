package labs.twins;

import static labs.harness.Bench.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import labs.harness.QueryBench;
import labs.lab01.SocketWordCount;
import labs.lab03.WindowedWordCount;
import labs.lab04.RunningWordCount;
import labs.lab09.StructuredWordCount;
import labs.support.Workspace;
import labs.support.time.Streams;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scala.Tuple2;

/** What lab 9 migrates: a job on DStreams and its twin in Structured Streaming answer the same to the same input. */
class WordCountTwinsTest {
    private static final LocalTime NOON = LocalTime.NOON;
    private static List<List<String>> batches;

    /** The demo's text in batches of four lines; one has none. */
    @BeforeAll
    static void readText() throws IOException {
        List<String> lines = Files.readAllLines(Workspace.data("harbour.txt"));
        batches = new ArrayList<>();
        for (int i = 0; i + 4 <= lines.size() && batches.size() < 8; i += 4) {
            batches.add(i == 12 ? List.of() : lines.subList(i, i + 4));
        }
    }

    @Test
    void aRunningCountIsAGrouping() {
        List<Map<String, Long>> dstream = maps(run((JavaDStream<String> lines) -> RunningWordCount.count(lines))
                .checkpointed()
                .onAll(batches)
                .results());
        assertThat(structured()).isEqualTo(dstream);
    }

    @Test
    void countsPerBatchAddUpToTheGrouping() {
        Map<String, Long> sum = new HashMap<>();
        List<Map<String, Long>> sums = new ArrayList<>();
        for (Map<String, Long> batch :
                maps(run(SocketWordCount::count).onAll(batches).results())) {
            batch.forEach((word, count) -> sum.merge(word, count, Long::sum));
            sums.add(new HashMap<>(sum));
        }
        assertThat(structured()).isEqualTo(sums);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "3, 1", "4, 2", "2, 2"})
    void aWindowOfBatchesIsAWindowOfEventTime(int window, int slide) {
        List<Map<String, Long>> dstream = maps(run((JavaDStream<String> lines) -> WindowedWordCount.count(
                        lines, Streams.spark(Duration.ofSeconds(window)), Streams.spark(Duration.ofSeconds(slide))))
                .onAll(batches)
                .results());
        // Batch n holds what arrives within the second before n, so event time lies in its middle.
        List<List<?>> lines = new ArrayList<>();
        for (int n = 1; n <= batches.size(); n++) {
            for (String line : batches.get(n - 1)) {
                lines.add(List.of(line, NOON.plusSeconds(n - 1) + (n == 1 ? ":00.5" : ".5")));
            }
        }
        List<Object> rows = QueryBench.rowsOf(StructuredWordCount.countByWindow(
                QueryBench.table("value STRING, timestamp TIMESTAMP", lines),
                Duration.ofSeconds(window),
                Duration.ofSeconds(slide),
                Duration.ofSeconds(10)));
        for (int n = slide; n <= batches.size(); n += slide) {
            assertThat(windowThatEnds(NOON.plusSeconds(n), rows))
                    .as("window at " + n)
                    .isEqualTo(dstream.get(n - 1));
        }
    }

    private static Map<String, Long> windowThatEnds(LocalTime end, List<Object> rows) {
        Map<String, Long> counts = new HashMap<>();
        for (Object row : rows) {
            List<?> columns = (List<?>) row;
            if (columns.get(1).equals(end.toString())) {
                counts.put((String) columns.get(2), (Long) columns.get(3));
            }
        }
        return counts;
    }

    /** The result of the query after each batch. */
    private static List<Map<String, Long>> structured() {
        List<List<Object>> results = QueryBench.query("value STRING", StructuredWordCount::count)
                .onBatches(batches.toArray(List[]::new))
                .results();
        List<Map<String, Long>> maps = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            // A batch without rows is none for Structured Streaming: the result is the one before.
            List<Object> result = batches.get(i).isEmpty() ? results.get(i - 1) : results.get(i);
            Map<String, Long> map = new HashMap<>();
            result.forEach(row ->
                    map.put((String) ((Map.Entry<?, ?>) row).getKey(), (Long) ((Map.Entry<?, ?>) row).getValue()));
            maps.add(map);
        }
        return maps;
    }

    private static List<Map<String, Long>> maps(List<? extends List<Tuple2<String, Integer>>> results) {
        return IntStream.range(0, results.size())
                .mapToObj(i -> {
                    Map<String, Long> map = new HashMap<>();
                    results.get(i).forEach(pair -> map.put(pair._1(), pair._2().longValue()));
                    return map;
                })
                .toList();
    }
}
