package labs.lab08;

import static labs.harness.Bench.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import labs.check.ExerciseTest;
import labs.harness.engine.SparkContexts;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobEnd;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import org.junit.jupiter.api.Test;
import scala.Tuple2;

@ExerciseTest
class MeanPerSensorExerciseTest {

    interface Task {
        JavaPairDStream<String, Double> means(JavaPairDStream<String, Double> temperatures);
    }

    @Test
    void givesTheMeanOfEachBatch(Task answer) {
        run((JavaDStream<Tuple2<String, Double>> pairs) -> answer.means(pairs.mapToPair(pair -> pair)))
                .onBatches(
                        List.of(
                                new Tuple2<>("a", 20.0),
                                new Tuple2<>("b", 50.0),
                                new Tuple2<>("a", 23.0),
                                new Tuple2<>("a", 23.0)),
                        List.of(new Tuple2<>("a", 10.5)),
                        List.of(
                                new Tuple2<>("c", 20.0),
                                new Tuple2<>("c", 20.0),
                                new Tuple2<>("c", 20.0),
                                new Tuple2<>("c", 30.0)),
                        List.of())
                .expect(Map.of("a", 22.0, "b", 50.0), Map.of("a", 10.5), Map.of("c", 22.5), Map.of());
    }

    @Test
    void littleGoesOverTheNetwork(Task answer) {
        Shuffled shuffled = new Shuffled();
        SparkContext spark = SparkContexts.shared().sc();
        spark.addSparkListener(shuffled);
        try {
            run((JavaDStream<Tuple2<String, Double>> pairs) -> answer.means(pairs.mapToPair(pair -> pair)))
                    .onBatches(IntStream.range(0, 10_000)
                            .mapToObj(i -> new Tuple2<>("a", 1.0 * i))
                            .toList())
                    .expect(Map.of("a", 4_999.5));
            shuffled.awaitAllBefore(spark);
        } finally {
            spark.removeSparkListener(shuffled);
        }
        assertThat(shuffled.bytes.get() > 4_096)
                .as("10,000 readings of one sensor send more than 4 kB over the network")
                .isFalse();
    }

    /** Counts what is written for a shuffle. */
    private static final class Shuffled extends SparkListener {
        private final AtomicLong bytes = new AtomicLong();
        private final AtomicInteger jobs = new AtomicInteger();

        @Override
        public void onTaskEnd(SparkListenerTaskEnd task) {
            bytes.addAndGet(task.taskMetrics().shuffleWriteMetrics().bytesWritten());
        }

        @Override
        public void onJobEnd(SparkListenerJobEnd job) {
            jobs.set(job.jobId());
        }

        /** Events come in order: when that of a further job is there, all before it were. */
        void awaitAllBefore(SparkContext spark) {
            int last = JavaSparkContext.fromSparkContext(spark)
                    .parallelize(List.of(1))
                    .countAsync()
                    .jobIds()
                    .get(0);
            await("the end of the job").atMost(Duration.ofSeconds(20)).until(() -> jobs.get() >= last);
        }
    }
}
