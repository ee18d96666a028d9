package labs.lab05;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import labs.check.ExerciseTest;
import labs.harness.engine.BatchWatch;
import labs.harness.engine.Driver;
import labs.harness.engine.SparkContexts;
import labs.support.inside.SparkClock;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.rdd.RDD;
import org.apache.spark.streaming.StreamingContext;
import org.apache.spark.streaming.StreamingContextState;
import org.apache.spark.streaming.Time;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaStreamingContext;
import org.apache.spark.streaming.dstream.InputDStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.Option;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/** Opens the stream twice on the same checkpoint, as two drivers do of which the first was killed. */
@ExerciseTest(patience = 20)
class WireOnceExerciseTest {
    private static final Map<Long, List<Integer>> NUMBERS =
            Map.of(1_000L, List.of(1, 2), 2_000L, List.of(4), 3_000L, List.of(10));
    private static final long INTERVAL_ASKED = 1_000;
    private static final Map<Long, List<Integer>> SUNK = new ConcurrentSkipListMap<>();
    private static final AtomicInteger CALLS = new AtomicInteger();
    private static final AtomicInteger WIRED = new AtomicInteger();
    private static final AtomicLong INTERVAL = new AtomicLong(INTERVAL_ASKED);

    @TempDir
    private Path folder;

    interface Task {
        JavaStreamingContext open(
                JavaSparkContext spark,
                String folder,
                Function<JavaStreamingContext, JavaDStream<Integer>> source,
                VoidFunction2<JavaRDD<Integer>, Time> sink);
    }

    @BeforeEach
    void forget() {
        SUNK.clear();
        CALLS.set(0);
        INTERVAL.set(INTERVAL_ASKED);
        WIRED.set(0);
    }

    @Test
    void theFirstDriverWiresTheStream(Task answer) {
        drive("first", answer, 1, 2);
        assertThat(SUNK).isEqualTo(Map.of(1_000L, List.of(3), 2_000L, List.of(7)));
        assertThat(CALLS).as("how often the sink was called in two batches").hasValue(2);
    }

    @Test
    void theSecondDriverGoesOn(Task answer) {
        drive("first", answer, 1, 2);
        forget();
        Driver.next();
        drive("second", answer, 3, 3);
        assertThat(SUNK).as("batch 2 again, then batch 3").isEqualTo(Map.of(2_000L, List.of(7), 3_000L, List.of(17)));
    }

    @Test
    void onlyTheFirstDriverWiresTheStream(Task answer) {
        drive("first", answer, 1, 2);
        assertThat(WIRED).as("how often the first driver asked for the source").hasValue(1);
        forget();
        Driver.next();
        drive("second", answer, 3, 3);
        assertThat(WIRED).as("how often the second driver asked for the source").hasValue(0);
    }

    @Test
    void theContextIsNotStarted(Task answer) throws Exception {
        JavaStreamingContext jssc = answer.open(SparkContexts.shared(), folder.toString(), Numbers::of, new Sink());
        try {
            assertThat(jssc.getState()).as("the state of the context").isEqualTo(StreamingContextState.INITIALIZED);
        } finally {
            stop(jssc);
        }
    }

    private void drive(String driver, Task answer, int from, int to) {
        JavaStreamingContext jssc = null;
        BatchWatch watch;
        try {
            jssc = answer.open(SparkContexts.shared(), folder.toString(), Numbers::of, new Sink());
            watch = new BatchWatch(jssc);
            jssc.start();
        } catch (Exception e) {
            stop(jssc);
            // Without the addresses of objects, which differ from run to run.
            String why = String.valueOf(e.getMessage()).replaceAll("@[0-9a-f]+", "");
            throw new AssertionError("The stream of the " + driver + " driver does not start: " + why, e);
        }
        try {
            assertThat(INTERVAL).as("the batch interval in milliseconds").hasValue(INTERVAL_ASKED);
            for (int batch = from; batch <= to; batch++) {
                Time time = new Time(batch * 1_000L);
                SparkClock.set(jssc, time.milliseconds());
                watch.await(time);
                awaitCheckpointAfter(time);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            stop(jssc);
        }
    }

    /** Spark writes a checkpoint twice for each batch; the second time the first one becomes the backup. */
    private void awaitCheckpointAfter(Time batch) {
        Path checkpoint = folder.resolve("checkpoint-" + batch.milliseconds());
        await("the checkpoint after the batch at " + batch)
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> Files.exists(checkpoint) && Files.exists(Path.of(checkpoint + ".bk")));
    }

    private static void stop(JavaStreamingContext jssc) {
        if (jssc != null) {
            jssc.stop(false, false);
        }
    }

    /** The same numbers for the same batch, whenever it is run. */
    private static final class Numbers extends InputDStream<Integer> {
        private static final long serialVersionUID = 1;

        private Numbers(StreamingContext context, ClassTag<Integer> type) {
            super(context, type);
        }

        static JavaDStream<Integer> of(JavaStreamingContext jssc) {
            WIRED.incrementAndGet();
            ClassTag<Integer> type = ClassTag$.MODULE$.apply(Integer.class);
            Numbers numbers = new Numbers(jssc.ssc(), type);
            INTERVAL.set(numbers.slideDuration().milliseconds());
            return JavaDStream.fromDStream(numbers, type);
        }

        @Override
        public void start() {
            // There is no connection to open.
        }

        @Override
        public void stop() {
            // There is no connection to close.
        }

        @Override
        public Option<RDD<Integer>> compute(Time time) {
            List<Integer> numbers = NUMBERS.getOrDefault(time.milliseconds(), List.of());
            return Option.apply(SparkContexts.shared().parallelize(numbers, 2).rdd());
        }
    }

    /** Remembers what it gets. */
    private static final class Sink implements VoidFunction2<JavaRDD<Integer>, Time> {
        private static final long serialVersionUID = 1;

        @Override
        public void call(JavaRDD<Integer> rdd, Time time) {
            CALLS.incrementAndGet();
            SUNK.put(time.milliseconds(), List.copyOf(rdd.collect()));
        }
    }
}
