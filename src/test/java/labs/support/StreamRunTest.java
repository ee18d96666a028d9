package labs.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import labs.harness.engine.SparkContexts;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.streaming.api.java.JavaStreamingContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
