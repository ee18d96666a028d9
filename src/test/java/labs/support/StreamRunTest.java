package labs.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import labs.harness.engine.SparkContexts;
import labs.harness.lab.LabCall;
import labs.harness.lab.LabProcess;
import labs.harness.lab.RunningLab;
import labs.support.time.Streams;
import org.apache.spark.SparkConf;
import org.apache.spark.rdd.RDD;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.streaming.Durations;
import org.apache.spark.streaming.StreamingContext;
import org.apache.spark.streaming.Time;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaStreamingContext;
import org.apache.spark.streaming.dstream.InputDStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import scala.Option;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

class StreamRunTest {
    private static final String STOPPING = "Stopping: what still runs is ended, which can take a few seconds.";

    @TempDir
    Path folder;

    @Test
    void namesWhatCannotBeWrittenToACheckpoint() {
        JavaStreamingContext jssc =
                new JavaStreamingContext(SparkContexts.shared(), Streams.spark(Duration.ofSeconds(1)));
        try {
            jssc.checkpoint(folder.toString());
            Object captured = new Object();
            // It is never started, so nothing is read from this port.
            jssc.socketTextStream("localhost", 1, StorageLevel.MEMORY_ONLY())
                    .foreachRDD(batch -> System.out.println(captured));

            Exception refused = assertThrows(Exception.class, () -> {
                try (StreamRun end = StreamRun.of(jssc, new RunOptions())) {
                    jssc.start();
                    jssc.awaitTermination();
                }
            });

            assertThat(Failures.asUserError(refused))
                    .hasMessageStartingWith("The stream cannot be written to a checkpoint")
                    .hasMessageContaining(
                            "a java.lang.Object; make that object inside of the function (--debug shows where).");
        } finally {
            jssc.stop(false);
        }
    }

    @Test
    void aBatchThatFindsItsConsumerClosedByTheEndIsNoFailure() {
        LabCall call = LabCall.withSpark(new ClosedAtTheEnd(), "--for", "1s");
        assertThat(call.exitCode()).as(call.err()).isZero();
        assertThat(call.err()).doesNotContain("error");
    }

    /** Without such a thread, Spark makes no more batches, and the lab would go on until its time is over. */
    @Test
    void aThreadThatEndsOnAFullDiskEndsTheLab() {
        LabCall call = LabCall.withSpark(new ThreadOnAFullDisk());
        assertThat(call.exitCode()).as(call.err()).isEqualTo(1);
        assertThat(call.err().lines()).contains("error: A disk is full: free some space, then start again.");
    }

    @Test
    void anEndThatTakesItsTimeIsTold() {
        BusyAtTheEnd busy = new BusyAtTheEnd();
        try (RunningLab lab = RunningLab.start(busy, "--for", "1s")) {
            lab.awaitErr(STOPPING::equals);
            busy.release.countDown();
            assertThat(lab.awaitExit()).as(lab.transcript()).isZero();
        }
    }

    @Test
    void soIsTheEndAfterCtrlC() {
        try (LabProcess lab = LabProcess.start(BusyAtTheEnd.class)) {
            lab.awaitOut("busy"::equals);
            // As Ctrl-C, but for processes that this test's JVM has told to ignore it.
            lab.process().toHandle().destroy();
            assertThat(lab.awaitExit()).as(lab.transcript()).isEqualTo(143);
            assertThat(lab.transcript()).contains(STOPPING);
        }
    }

    @Test
    void aStartThatNeverEndsIsEnded() {
        try (RunningLab lab = RunningLab.start(new NeverStarts())) {
            assertThat(lab.awaitExit()).as(lab.transcript()).isEqualTo(1);
            assertThat(lab.err()).last().isEqualTo("error: Waited long enough.");
        } finally {
            NeverStarts.release.countDown();
        }
    }

    @Test
    void aStreamThatHasNotStartedWhenItsTimeIsOverIsEnded() {
        try (RunningLab lab = RunningLab.start(new NeverStarts(), "--for", "100ms")) {
            assertThat(lab.awaitExit()).as(lab.transcript()).isEqualTo(1);
            assertThat(lab.err())
                    .last()
                    .asString()
                    .startsWith("error: The stream has not started, and the time of --for");
        } finally {
            NeverStarts.release.countDown();
        }
    }

    /** Its batch does not let itself be interrupted. */
    @Command
    private static final class BusyAtTheEnd implements Callable<Integer> {
        @Mixin
        private RunOptions run;

        private final CountDownLatch release = new CountDownLatch(1);

        public static void main(String[] args) {
            Lab.run(new BusyAtTheEnd(), args);
        }

        @Override
        public Integer call() throws InterruptedException {
            JavaStreamingContext jssc = new JavaStreamingContext(new LabConf("test", run), Durations.milliseconds(100));
            jssc.queueStream(new ArrayDeque<>(List.of(jssc.sparkContext().parallelize(List.of(1)))))
                    .foreachRDD(rdd -> {
                        System.out.println("busy");
                        waitFor(release);
                    });
            try (StreamRun end = StreamRun.of(jssc, run)) {
                jssc.start();
                jssc.awaitTermination();
            }
            return 0;
        }
    }

    /** Its source waits when it starts, as Kafka's consumer does; its watch loses patience. */
    @Command
    private static final class NeverStarts implements Callable<Integer> {
        private static CountDownLatch release;

        @Mixin
        private RunOptions run;

        @Override
        public Integer call() throws InterruptedException {
            release = new CountDownLatch(1);
            SparkConf conf = new LabConf("test", run).set(StreamRun.START_PATIENCE, "1s");
            JavaStreamingContext jssc = new JavaStreamingContext(conf, Durations.milliseconds(100));
            CountDownLatch starts = new CountDownLatch(1);
            new JavaDStream<>(new WaitingSource(jssc.ssc(), starts), WaitingSource.TYPE).print();
            StreamRun.Watch impatient = end -> new Thread(() -> {
                        waitFor(run.runFor().isPresent() ? release : starts);
                        end.accept(UserError.failure("Waited long enough."));
                    })
                    .start();
            try (StreamRun end = StreamRun.of(jssc, run, impatient)) {
                jssc.start();
                jssc.awaitTermination();
            }
            return 0;
        }
    }

    private static final class WaitingSource extends InputDStream<Integer> {
        private static final ClassTag<Integer> TYPE = ClassTag$.MODULE$.apply(Integer.class);

        private final transient CountDownLatch starts;

        WaitingSource(StreamingContext context, CountDownLatch starts) {
            super(context, TYPE);
            this.starts = starts;
        }

        @Override
        public void start() {
            starts.countDown();
            waitFor(NeverStarts.release);
            throw new IllegalStateException("The run is over.");
        }

        @Override
        public void stop() {}

        @Override
        public Option<RDD<Integer>> compute(Time time) {
            return Option.empty();
        }
    }

    /** Also where somebody interrupts. */
    private static void waitFor(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                // What is waited for has not come.
            }
        }
    }

    /** A thread that ends as Spark's writer of received blocks does. */
    @Command
    private static final class ThreadOnAFullDisk implements Callable<Integer> {
        @Mixin
        private RunOptions run;

        @Override
        public Integer call() throws InterruptedException {
            JavaStreamingContext jssc = new JavaStreamingContext(new LabConf("test", run), Durations.milliseconds(100));
            jssc.queueStream(new ArrayDeque<>(List.of(jssc.sparkContext().parallelize(List.of(1)))))
                    .print();
            try (StreamRun end = StreamRun.of(jssc, run)) {
                jssc.start();
                new Thread(() -> {
                            throw new UncheckedIOException(new IOException("No space left on device"));
                        })
                        .start();
                jssc.awaitTermination();
            }
            return 0;
        }
    }

    /** Its batches are made as those of a direct stream are, which asks its consumer, and find it closed when the end is near. */
    @Command
    private static final class ClosedAtTheEnd implements Callable<Integer> {
        @Mixin
        private RunOptions run;

        @Override
        public Integer call() throws InterruptedException {
            JavaStreamingContext jssc = new JavaStreamingContext(new LabConf("test", run), Durations.milliseconds(100));
            jssc.queueStream(new ArrayDeque<>(List.of(jssc.sparkContext().parallelize(List.of(1)))))
                    .transform(rdd -> {
                        await().until(ClosedAtTheEnd::endHasBegun);
                        throw new IllegalStateException("This consumer has already been closed.");
                    })
                    .print();
            try (StreamRun end = StreamRun.of(jssc, run)) {
                jssc.start();
                jssc.awaitTermination();
            }
            return 0;
        }

        private static boolean endHasBegun() {
            return Thread.getAllStackTraces().keySet().stream()
                    .anyMatch(thread ->
                            thread.getName().equals("stop-after") && thread.getState() == Thread.State.BLOCKED);
        }
    }

    @Test
    void countsTheReceiversThatAreWired() {
        JavaStreamingContext jssc =
                new JavaStreamingContext(SparkContexts.shared(), Streams.spark(Duration.ofSeconds(1)));
        int threads = Integer.parseInt(SparkContexts.shared().master().replaceAll("\\D", ""));
        try {
            IntStream.range(0, threads)
                    .forEach(port -> jssc.socketTextStream("localhost", 1, StorageLevel.MEMORY_ONLY())
                            .print());
            assertThatThrownBy(() -> StreamRun.of(jssc, new RunOptions()))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining(
                            "nothing would ever be counted; type --master \"local[" + (threads + 1) + "]\"");
        } finally {
            jssc.stop(false);
        }
    }
}
