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
import java.util.stream.IntStream;
import labs.harness.engine.SparkContexts;
import labs.harness.lab.LabCall;
import labs.support.time.Streams;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.streaming.Durations;
import org.apache.spark.streaming.api.java.JavaStreamingContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class StreamRunTest {
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
                            "nothing would ever be counted; type --master 'local[" + (threads + 1) + "]'");
        } finally {
            jssc.stop(false);
        }
    }
}
