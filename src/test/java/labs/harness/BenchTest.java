package labs.harness;

import static labs.harness.Bench.NO_RESULT;
import static labs.harness.Bench.inOrder;
import static labs.harness.Bench.output;
import static labs.harness.Bench.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.Optional;
import org.apache.spark.streaming.Duration;
import org.apache.spark.streaming.Durations;
import org.apache.spark.streaming.State;
import org.apache.spark.streaming.StateSpec;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import org.junit.jupiter.api.Test;
import scala.Tuple2;

/** What the bench can do; {@link BenchFailureTest} shows what it says when a test fails. */
public class BenchTest {
    public static JavaDStream<String> words(JavaDStream<String> lines) {
        return lines.flatMap(line -> Arrays.asList(line.split(" ")).iterator());
    }

    static JavaPairDStream<String, Integer> count(JavaDStream<String> lines) {
        return words(lines).mapToPair(word -> new Tuple2<>(word, 1)).reduceByKey(Integer::sum);
    }

    static JavaPairDStream<String, Integer> countByWindow(JavaDStream<String> lines, Duration window, Duration slide) {
        return words(lines).mapToPair(word -> new Tuple2<>(word, 1)).reduceByKeyAndWindow(Integer::sum, window, slide);
    }

    static JavaPairDStream<String, Integer> runningCount(JavaDStream<String> lines) {
        return words(lines).mapToPair(word -> new Tuple2<>(word, 1)).updateStateByKey((ones, state) -> {
            int sum = state.orElse(0);
            for (int one : ones) {
                sum += one;
            }
            return Optional.of(sum);
        });
    }

    @Test
    void runsBatches() {
        run(BenchTest::count)
                .onBatches(List.of("a b"), List.of("b", "b a b"), List.of())
                .expect(Map.of("a", 1, "b", 1), Map.of("a", 1, "b", 3), Map.of());
    }

    @Test
    void aCollectionIsABag() {
        run(BenchTest::words)
                .onBatches(List.of("b a", "a"), List.of("c"))
                .expect(List.of("a", "a", "b"), java.util.Set.of("c"));
    }

    @Test
    void anythingElseIsTheOnlyElement() {
        run((JavaDStream<String> lines) -> lines.count())
                .onBatches(List.of("x", "y"))
                .expect(2L);
    }

    @Test
    void sortedResultsAreComparedInOrder() {
        run((JavaDStream<Integer> numbers) -> numbers.transform(rdd -> rdd.sortBy(n -> -n, true, 2)))
                .onBatches(List.of(1, 3, 2))
                .expect(inOrder(3, 2, 1));
    }

    @Test
    void pairsAndGroupsAreComparedByValue() {
        run((JavaDStream<String> lines) -> count(lines).mapToPair(Tuple2::swap).groupByKey())
                .onBatches(List.of("a"), List.of("a a b"))
                .expect(Map.of(1, List.of("a")), List.of(Map.entry(1, List.of("b")), Map.entry(2, List.of("a"))));
        run((JavaDStream<String> lines) -> lines.map(line -> line.split(" ")))
                .onBatches(List.of("a b"))
                .expect(List.of(List.of(List.of("a", "b")).get(0)));
    }

    @Test
    void aWindowThatSlidesByTwoBatchesGivesNothingInEveryOther() {
        run((JavaDStream<String> lines) -> countByWindow(lines, Durations.seconds(2), Durations.seconds(2)))
                .onBatches(List.of("a"), List.of("a b"), List.of("c"))
                .idle(1)
                .expect(NO_RESULT, Map.of("a", 2, "b", 1), NO_RESULT, Map.of("c", 1));
    }

    @Test
    void theBatchIntervalCanBeSet() {
        run((JavaDStream<String> lines) -> countByWindow(lines, Durations.minutes(2), Durations.minutes(1)))
                .batch(Durations.minutes(1))
                .onBatches(List.of("a"), List.of("a"), List.of("a"))
                .expect(Map.of("a", 1), Map.of("a", 2), Map.of("a", 2));
        run(BenchTest::count)
                .batch(java.time.Duration.ofMillis(250))
                .onBatches(List.of("a"))
                .expect(Map.of("a", 1));
    }

    @Test
    void twoSourcesArriveTogether() {
        run((JavaDStream<String> left, JavaDStream<String> right) -> count(left).join(count(right)))
                .onBatch(List.of("a b"), List.of("b"))
                .onBatch(List.of("a"), List.of())
                .expect(Map.of("b", new Tuple2<>(1, 1)), Map.of());
    }

    @Test
    void stateLivesOnAfterARestart() {
        run(BenchTest::runningCount)
                .onBatches(List.of("a"), List.of("b"))
                .restart()
                .onBatches(List.of("a"))
                .restart()
                .idle(1)
                .expect(Map.of("a", 1), Map.of("a", 1, "b", 1), Map.of("a", 2, "b", 1), Map.of("a", 2, "b", 1));
    }

    @Test
    void whatTheStateKeepsIsInTheCheckpoint() {
        assertThat(run(BenchTest::runningCount)
                        .onBatches(List.of("rope"))
                        .idle(9)
                        .kept("rope", "boat"))
                .containsExactly("rope");
        assertThatThrownBy(() -> run(BenchTest::runningCount).idle(9).kept("rope"))
                .hasMessage("kept() needs batches for ten seconds: only then Spark writes a state to the checkpoint.");
    }

    @Test
    void stateFromDataCheckpointsLivesOnAfterARestart() {
        List<List<String>> batches = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            batches.add(List.of("a"));
        }
        List<List<Tuple2<String, Integer>>> results = run(BenchTest::runningCount)
                .onAll(batches)
                .restart()
                .onBatches(List.of("a"))
                .results();
        assertThat(results.get(11)).containsExactly(new Tuple2<>("a", 12));
        assertThat(results.get(12)).containsExactly(new Tuple2<>("a", 13));
    }

    @Test
    void mapWithStateLivesOnAfterARestart() {
        run((JavaDStream<String> lines) -> words(lines)
                        .mapToPair(word -> new Tuple2<>(word, 1))
                        .mapWithState(StateSpec.function(BenchTest::seenBefore))
                        .stateSnapshots())
                .onBatches(List.of("a b"))
                .restart()
                .onBatches(List.of("a"))
                .expect(Map.of("a", 1, "b", 1), Map.of("a", 2, "b", 1));
    }

    private static Tuple2<String, Integer> seenBefore(String word, Optional<Integer> one, State<Integer> state) {
        state.update((state.exists() ? state.get() : 0) + one.get());
        return new Tuple2<>(word, state.get());
    }

    @Test
    void outputOperationsAreTestedByWhatTheyPrint() {
        output((JavaDStream<String> lines) -> count(lines)
                        .foreachRDD((rdd, time) -> System.out.println(time.milliseconds() + ": " + rdd.count())))
                .onBatches(List.of("a b"), List.of())
                .expect(inOrder("1000: 2"), inOrder("2000: 0"));
    }

    @Test
    void sparksOwnPrintIsCapturedToo() {
        output((JavaDStream<String> lines) -> lines.print())
                .onBatches(List.of("héllo"))
                .expect(inOrder(
                        "-------------------------------------------",
                        "Time: 1000 ms",
                        "-------------------------------------------",
                        "héllo",
                        ""));
    }

    @Test
    void whatTasksPrintIsMarked() {
        output((JavaDStream<String> lines) -> lines.foreachRDD(rdd -> {
                    rdd.foreach(line -> System.out.println(line));
                    System.out.println("driver");
                }))
                .onBatches(List.of("a"))
                .expect(inOrder("driver", "(on an executor) a"));
    }

    @Test
    void outputOperationsCanWriteElsewhere() {
        WRITTEN.clear();
        output((JavaDStream<String> lines) ->
                        lines.foreachRDD(rdd -> rdd.collect().forEach(WRITTEN::add)))
                .onBatches(List.of("a"), List.of("b"))
                .complete();
        assertThat(WRITTEN).containsExactly("a", "b");
    }

    private static final List<String> WRITTEN = new ArrayList<>();

    @Test
    void resultsAreListsPerBatch() {
        assertThat(run(BenchTest::words).onBatches(List.of("a b"), List.of()).results())
                .containsExactly(List.of("a", "b"), List.of());
    }
}
