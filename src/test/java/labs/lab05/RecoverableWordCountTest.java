package labs.lab05;

import static labs.harness.Bench.output;
import static labs.harness.Bench.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import labs.support.UserError;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RecoverableWordCountTest {

    @TempDir
    private Path folder;

    @Test
    void countsGoOnFromBatchToBatch() {
        run(RecoverableWordCountTest::count)
                .checkpointed()
                .onBatches(List.of("to be", "or not to be"), List.of(), List.of("  to   see "))
                .expect(
                        Map.of("to", 2, "be", 2, "or", 1, "not", 1),
                        Map.of("to", 2, "be", 2, "or", 1, "not", 1),
                        Map.of("to", 3, "be", 2, "or", 1, "not", 1, "see", 1));
    }

    @Test
    void countsGoOnAfterARecovery() {
        run(RecoverableWordCountTest::count)
                .onBatches(List.of("a b"), List.of("b"))
                .restart()
                .onBatches(List.of("b c"))
                .restart()
                .onBatches(List.of("a"))
                .expect(
                        Map.of("a", 1, "b", 1),
                        Map.of("a", 1, "b", 2),
                        Map.of("a", 1, "b", 3, "c", 1),
                        Map.of("a", 2, "b", 3, "c", 1));
    }

    @Test
    void theStateNeedNotBeWrittenEveryBatch() {
        run((JavaDStream<String> lines) -> RecoverableWordCount.count(lines, Duration.ofSeconds(3)))
                .onBatches(List.of("a"), List.of("a"))
                .restart()
                .onBatches(List.of("a"), List.of("a"))
                .restart()
                .onBatches(List.of("a"))
                .expect(Map.of("a", 1), Map.of("a", 2), Map.of("a", 3), Map.of("a", 4), Map.of("a", 5));
    }

    @Test
    void eachBatchIsOneLine() {
        output((JavaDStream<String> lines) -> RecoverableWordCount.print(count(lines)))
                .checkpointed()
                .onBatches(List.of(), List.of("b a c b c d"), List.of("b ".repeat(2_000)))
                .expect(
                        Recovery.clock(1_000) + "  0 words so far",
                        Recovery.clock(2_000) + "  6 words so far: b 2, c 2, a 1",
                        Recovery.clock(3_000) + "  2,006 words so far: b 2002, c 2, a 1");
    }

    @Test
    void theFileHasTheCountsOfTheLastBatch() throws Exception {
        Path file = folder.resolve("deep/counts.tsv");
        String name = file.toString();
        output((JavaDStream<String> lines) -> RecoverableWordCount.save(count(lines), Path.of(name)))
                .onBatches(List.of("a b"))
                .restart()
                .onBatches(List.of("b"))
                .complete();
        assertThat(file).hasContent("a\t1\nb\t2");
        assertThat(CountsFile.read(file)).isEqualTo(Map.of("a", 1, "b", 2));
        assertThat(file.getParent()).isDirectoryNotContaining("glob:**.part");
    }

    static Stream<Arguments> comparisons() {
        return Stream.of(
                Arguments.of("equal", Map.of("a", 2, "b", 1), 0, """
                        All counts are equal: 3 words, 2 of them different.
                        """),
                Arguments.of("lines lost", Map.of("a", 1), 1, """
                        word  in the file  counted  difference
                        ----  -----------  -------  ----------
                        a               2        1          -1
                        b               1        0          -1
                        2 of 2 words have another count: of 3 words in the file 2 are missing and 0 are too many.
                        """),
                Arguments.of("a line twice, and a word of another text", Map.of("a", 3, "b", 1, "z", 1), 1, """
                        word  in the file  counted  difference
                        ----  -----------  -------  ----------
                        a               2        3          +1
                        z               0        1          +1
                        2 of 3 words have another count: of 3 words in the file 0 are missing and 2 are too many.
                        """));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("comparisons")
    void comparesWithTheTruth(String what, Map<String, Integer> counted, int code, String printed) throws Exception {
        Path counts = folder.resolve("counts.tsv");
        CountsFile.write(counts, counted);
        Path text = Files.writeString(folder.resolve("text.txt"), "a b\n\n  a\n");
        assertThat(printing(code, new Comparison(counts, text))).isEqualToNormalizingNewlines(printed);
    }

    @Test
    void comparingNeedsCountsAndAText() throws Exception {
        Path counts = folder.resolve("counts.tsv");
        Path text = folder.resolve("text.txt");
        assertThatThrownBy(() -> new Comparison(counts, text).print())
                .isInstanceOf(UserError.class)
                .hasMessageContaining("There are no counts to compare yet");
        CountsFile.write(counts, Map.of("a", 1));
        assertThatThrownBy(() -> new Comparison(counts, text).print())
                .isInstanceOf(UserError.class)
                .hasMessageContaining("cannot be read");
        Files.write(text, new byte[] {(byte) 0xff, 'a', '\n'});
        assertThatThrownBy(() -> new Comparison(counts, text).print())
                .isInstanceOf(UserError.class)
                .hasMessageContaining("is not UTF-8 text");
    }

    private static JavaPairDStream<String, Integer> count(JavaDStream<String> lines) {
        return RecoverableWordCount.count(lines, Duration.ofSeconds(1));
    }

    private static String printing(int code, Comparison comparison) {
        PrintStream terminal = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream capture = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            System.setOut(capture);
            assertThat(comparison.print()).isEqualTo(code);
        } finally {
            System.setOut(terminal);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
