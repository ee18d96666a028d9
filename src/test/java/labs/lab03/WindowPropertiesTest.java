package labs.lab03;

import static labs.harness.Bench.NO_RESULT;
import static labs.harness.Bench.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import labs.harness.OneSource;
import org.apache.spark.streaming.Duration;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import scala.Tuple2;

/**
 * Random streams under random windows, compared with a reference in plain Java. A failure begins with its seed;
 * {@code -Dlabs.seed=N} runs the seeds from N on instead of the usual ones.
 */
class WindowPropertiesTest {
    private static final long SEEDS = 6;
    private static final long BATCH_MILLIS = 500;

    /** A stream and the windows over it, all made from the seed. Lengths are in batches. */
    private record Case(long seed, int window, int slide, List<List<String>> batches, int restartAfter) {
        static Case of(long seed, boolean gaps) {
            Random random = new Random(seed);
            int window = 1 + random.nextInt(5);
            int slide = gaps ? window + 1 + random.nextInt(3) : 1 + random.nextInt(window);
            List<List<String>> batches = new ArrayList<>();
            for (int count = 6 + random.nextInt(9); count > 0; count--) {
                batches.add(lines(random));
            }
            return new Case(seed, window, slide, batches, 1 + random.nextInt(batches.size()));
        }

        /** A batch: often empty, so that windows lose all their words, and with words that come back. */
        private static List<String> lines(Random random) {
            List<String> lines = new ArrayList<>();
            for (int count = random.nextInt(4); count > 0; count--) {
                List<String> words = new ArrayList<>();
                for (int length = random.nextInt(5); length > 0; length--) {
                    words.add(String.valueOf((char) ('a' + random.nextInt(6))));
                }
                lines.add(String.join(" ", words));
            }
            return lines;
        }

        Duration windowLength() {
            return new Duration(window * BATCH_MILLIS);
        }

        Duration slideInterval() {
            return new Duration(slide * BATCH_MILLIS);
        }

        OneSource<String, Tuple2<String, Integer>> on(OneSource<String, Tuple2<String, Integer>> script) {
            return script.as(toString()).batch(new Duration(BATCH_MILLIS)).onAll(batches);
        }

        OneSource<String, Tuple2<String, Integer>> withRestartOn(OneSource<String, Tuple2<String, Integer>> script) {
            return script.as(toString())
                    .batch(new Duration(BATCH_MILLIS))
                    .onAll(batches.subList(0, restartAfter))
                    .restart()
                    .onAll(batches.subList(restartAfter, batches.size()));
        }

        @Override
        public String toString() {
            return "seed " + seed + ": windows of " + window + " batches, one every " + slide + " batches, over "
                    + batches.size() + " batches, restart after batch " + restartAfter;
        }
    }

    static Stream<Case> overlapping() {
        return seeds().mapToObj(seed -> Case.of(seed, false));
    }

    static Stream<Case> withGaps() {
        return seeds().mapToObj(seed -> Case.of(seed, true));
    }

    private static LongStream seeds() {
        long first = Long.getLong("labs.seed", 1);
        return LongStream.range(first, first + SEEDS);
    }

    @ParameterizedTest
    @MethodSource({"overlapping", "withGaps"})
    void thePlainFormCountsWhatIsInTheWindow(Case c) {
        c.on(run((JavaDStream<String> lines) -> WindowedWordCount.count(lines, c.windowLength(), c.slideInterval())))
                .expect(reference(c, false));
    }

    @ParameterizedTest
    @MethodSource("overlapping")
    void theInverseFormCountsTheSameAlsoAfterARestart(Case c) {
        c.withRestartOn(run((JavaDStream<String> lines) ->
                        WindowedWordCount.countInverse(lines, c.windowLength(), c.slideInterval())))
                .expect(reference(c, false));
    }

    @ParameterizedTest
    @MethodSource("overlapping")
    void withoutItsFilterItKeepsEveryWordItHasSeen(Case c) {
        c.on(run((JavaDStream<String> lines) ->
                                WindowedWordCount.countInverseKeepingZeros(lines, c.windowLength(), c.slideInterval()))
                        .checkpointed())
                .expect(reference(c, true));
    }

    /** For each batch the counts of the window that ends with it, or no result where none ends. */
    private static Object[] reference(Case c, boolean keepZeros) {
        List<Object> expected = new ArrayList<>();
        for (int end = 1; end <= c.batches.size(); end++) {
            if (end % c.slide != 0) {
                expected.add(NO_RESULT);
                continue;
            }
            Map<String, Integer> counts = new TreeMap<>();
            if (keepZeros) {
                words(c.batches.subList(0, end)).forEach(word -> counts.put(word, 0));
            }
            words(c.batches.subList(Math.max(0, end - c.window), end))
                    .forEach(word -> counts.merge(word, 1, Integer::sum));
            expected.add(counts);
        }
        return expected.toArray();
    }

    private static List<String> words(List<List<String>> batches) {
        List<String> words = new ArrayList<>();
        batches.forEach(lines -> lines.forEach(line -> Collections.addAll(words, line.split(" "))));
        words.removeIf(String::isEmpty);
        return words;
    }
}
