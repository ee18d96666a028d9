package labs.lab03;

import static labs.harness.Bench.inOrder;
import static labs.harness.Bench.output;

import java.util.List;
import java.util.TimeZone;
import java.util.function.Consumer;
import labs.harness.OneSource;
import labs.support.options.WindowTimes;
import org.apache.spark.streaming.Duration;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the lab shows of batches and windows. The bench's clock starts at midnight UTC. */
class WindowPrinterTest {
    private static final TimeZone ZONE = TimeZone.getDefault();

    @BeforeEach
    void liveInGreenwich() {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    }

    @AfterEach
    void goHome() {
        TimeZone.setDefault(ZONE);
    }

    private static WindowTimes times(int batch, int window, int slide) {
        return new WindowTimes(
                java.time.Duration.ofMillis(batch),
                java.time.Duration.ofMillis(window),
                java.time.Duration.ofMillis(slide));
    }

    private static OneSource<String, String> printing(WindowTimes times, Consumer<JavaDStream<String>> operation) {
        return output(operation).batch(times.batch());
    }

    private static void windows(JavaDStream<String> lines, WindowTimes times, int rows) {
        Duration window = new Duration(times.window().toMillis());
        Duration slide = new Duration(times.slide().toMillis());
        WindowedWordCount.printWindows(WindowedWordCount.count(lines, window, slide), times, rows);
    }

    @Test
    void aBatchIsOneLine() {
        WindowTimes times = times(2_000, 6_000, 4_000);
        printing(times, lines -> WindowedWordCount.printBatches(lines, times, 3))
                .onBatches(List.of("b a b", "c"), List.of(), List.of("e d c b a a b"))
                .expect(
                        inOrder("batch   00:00:00 - 00:00:02  b 2, a 1, c 1"),
                        inOrder("batch   00:00:02 - 00:00:04  nothing"),
                        inOrder("batch   00:00:04 - 00:00:06  a 2, b 2, c 1 and 2 more"));
    }

    @Test
    void aWindowSaysWhichBatchesItCovers() {
        WindowTimes times = times(2_000, 6_000, 4_000);
        printing(times, lines -> windows(lines, times, 3))
                .onBatches(List.of("a b"), List.of("b"), List.of("c"), List.of("d d a"))
                .expect(
                        List.of(),
                        inOrder(
                                "",
                                "window  23:59:58 - 00:00:04  2 of 3 batches (the stream began at 00:00:00), 2 words",
                                "  count  word",
                                "  -----  ----",
                                "      2  b",
                                "      1  a",
                                ""),
                        List.of(),
                        inOrder(
                                "",
                                "window  00:00:02 - 00:00:08  3 batches, 4 words",
                                "  count  word",
                                "  -----  ----------",
                                "      2  d",
                                "      1  a",
                                "      1  b",
                                "         and 1 more",
                                ""));
    }

    @Test
    void aWindowSaysWhichBatchesWereSkippedBeforeIt() {
        WindowTimes times = times(500, 500, 1_500);
        printing(times, lines -> windows(lines, times, 3))
                .onBatches(List.of("a"), List.of("b"), List.of("c"))
                .expect(
                        List.of(),
                        List.of(),
                        inOrder(
                                "",
                                "skipped 00:00:00.000 - 00:00:01.000  2 batches in no window",
                                "window  00:00:01.000 - 00:00:01.500  1 batch, 1 word",
                                "  count  word",
                                "  -----  ----",
                                "      1  c",
                                ""));
    }

    @Test
    void aWindowWithoutWordsHasNoTable() {
        WindowTimes times = times(1_000, 1_000, 1_000);
        printing(times, lines -> windows(lines, times, 3))
                .idle(1)
                .expect(inOrder("", "window  00:00:00 - 00:00:01  1 batch, 0 words", ""));
    }

    @Test
    void wordsAtZeroAreCountedInTheHeading() {
        WindowTimes times = times(1_000, 1_000, 1_000);
        Duration second = new Duration(1_000);
        printing(
                        times,
                        lines -> WindowedWordCount.printWindows(
                                WindowedWordCount.countInverseKeepingZeros(lines, second, second), times, 3))
                .checkpointed()
                .onBatches(List.of("a"), List.of("b"))
                .expect(
                        inOrder(
                                "",
                                "window  00:00:00 - 00:00:01  1 batch, 1 word",
                                "  count  word",
                                "  -----  ----",
                                "      1  a",
                                ""),
                        inOrder(
                                "",
                                "window  00:00:01 - 00:00:02  1 batch, 2 words, 1 of them at 0",
                                "  count  word",
                                "  -----  ----",
                                "      1  b",
                                "      0  a",
                                ""));
    }
}
