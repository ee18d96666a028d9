package labs.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import labs.harness.lab.RunningLab;
import labs.support.time.Streams;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.streaming.api.java.JavaStreamingContext;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;

class SlowBatchWatchTest {

    @Test
    void saysOnceThatABatchIsStillRunning() throws IOException {
        CountDownLatch said = new CountDownLatch(1);
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                RunningLab lab = RunningLab.start(new OneOperation(server.getLocalPort(), jssc -> waitFor(said)));
                OutputStream client = server.accept().getOutputStream()) {
            client.write("to be\n".getBytes(StandardCharsets.UTF_8));
            // On a busy machine an empty batch may be the first that is slow.
            lab.awaitErr(line -> line.matches(
                    "A batch is still running after 500ms( \\(1 record\\))?; the next ones wait for it\\."));
            said.countDown();
            assertThat(lab.stop()).isZero();
            assertThat(lab.transcript().lines())
                    .filteredOn(line -> line.startsWith("A batch is still running after 500ms"))
                    .hasSize(1);
        }
    }

    @Test
    void endsAStreamThatWaitsForItself() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                RunningLab lab =
                        RunningLab.start(new OneOperation(server.getLocalPort(), jssc -> jssc.stop(true, true)));
                OutputStream client = server.accept().getOutputStream()) {
            client.write("to be\n".getBytes(StandardCharsets.UTF_8));
            assertThat(lab.awaitExit()).isEqualTo(1);
            assertThat(lab.err())
                    .last()
                    .isEqualTo("error: An output operation has called stop(), which waits for the batch, and the batch"
                            + " waits for stop(); call it in another thread.");
        }
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A lab that reads lines and has one output operation. */
    @Command(name = "OneOperation")
    private static final class OneOperation implements Callable<Integer> {
        private final int port;
        private final Consumer<JavaStreamingContext> operation;

        OneOperation(int port, Consumer<JavaStreamingContext> operation) {
            this.port = port;
            this.operation = operation;
        }

        @Override
        public Integer call() throws InterruptedException {
            RunOptions run = new RunOptions();
            JavaStreamingContext jssc = new JavaStreamingContext(
                    new LabConf("test", run).needsReceivers(1), Streams.spark(Duration.ofMillis(300)));
            jssc.socketTextStream("localhost", port, StorageLevel.MEMORY_ONLY()).foreachRDD(lines -> {
                if (!lines.isEmpty()) {
                    operation.accept(jssc);
                }
            });
            SlowBatchWatch watch = new SlowBatchWatch(Duration.ofMillis(500));
            try (StreamRun end = StreamRun.of(jssc, run, watch)) {
                jssc.start();
                jssc.awaitTermination();
            }
            return 0;
        }
    }
}
