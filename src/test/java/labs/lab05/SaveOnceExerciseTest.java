package labs.lab05;

import static labs.harness.Bench.output;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import labs.check.ExerciseTest;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.Tuple2;

@ExerciseTest
class SaveOnceExerciseTest {

    @TempDir
    private Path folder;

    interface Task {
        void save(JavaPairDStream<String, Integer> counts, String folder);
    }

    @Test
    void eachBatchHasAFile(Task answer) throws IOException {
        String name = folder.toString();
        output((JavaDStream<String> words) -> answer.save(count(words), name))
                .onBatches(List.of("to", "be", "be"), List.of(), List.of("not"))
                .complete();
        assertThat(files())
                .isEqualTo(Map.of(
                        "batch-1000.tsv", List.of("be\t2", "to\t1"),
                        "batch-2000.tsv", List.of(),
                        "batch-3000.tsv", List.of("not\t1")));
    }

    @Test
    void wordsStandInTheOrderOfTheAlphabet(Task answer) throws IOException {
        String name = folder.toString();
        output((JavaDStream<String> words) -> answer.save(count(words), name))
                .onBatches(List.of("or", "to", "be", "that", "is", "the", "question", "to", "whether", "nobler"))
                .complete();
        assertThat(files().get("batch-1000.tsv"))
                .isEqualTo(List.of(
                        "be\t1",
                        "is\t1",
                        "nobler\t1",
                        "or\t1",
                        "question\t1",
                        "that\t1",
                        "the\t1",
                        "to\t2",
                        "whether\t1"));
    }

    @Test
    void aBatchThatRunsAgainLeavesTheSame(Task answer) throws IOException {
        String name = folder.toString();
        output((JavaDStream<String> words) -> answer.save(count(words), name))
                .onBatches(List.of("to", "be"), List.of("or"))
                .restart()
                .onBatches(List.of("not"))
                .complete();
        assertThat(files())
                .isEqualTo(Map.of(
                        "batch-1000.tsv", List.of("be\t1", "to\t1"),
                        "batch-2000.tsv", List.of("or\t1"),
                        "batch-3000.tsv", List.of("not\t1")));
    }

    @Test
    void aFileThatIsHalfWrittenIsReplaced(Task answer) throws IOException {
        Files.writeString(folder.resolve("batch-1000.tsv"), "be\t1\nt");
        String name = folder.toString();
        output((JavaDStream<String> words) -> answer.save(count(words), name))
                .onBatches(List.of("to", "be"))
                .complete();
        assertThat(files()).isEqualTo(Map.of("batch-1000.tsv", List.of("be\t1", "to\t1")));
    }

    private static JavaPairDStream<String, Integer> count(JavaDStream<String> words) {
        return words.mapToPair(word -> new Tuple2<>(word, 1)).reduceByKey(Integer::sum);
    }

    private TreeMap<String, List<String>> files() throws IOException {
        TreeMap<String, List<String>> files = new TreeMap<>();
        try (Stream<Path> all = Files.list(folder)) {
            for (Path file : all.toList()) {
                files.put(file.getFileName().toString(), Files.readAllLines(file));
            }
        }
        return files;
    }
}
