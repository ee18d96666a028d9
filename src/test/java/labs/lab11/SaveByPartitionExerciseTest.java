package labs.lab11;

import static labs.harness.Bench.output;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import labs.check.ExerciseTest;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@ExerciseTest
class SaveByPartitionExerciseTest {
    private static final int PARTITIONS = 2;
    private static final int EXECUTORS = 2;

    @TempDir
    private Path store;

    interface Task {
        void save(JavaDStream<String> lines, String store);
    }

    @Test
    void everyLineIsInTheStore(Task answer) throws IOException {
        save(answer, List.of("a", "b", "c", "b"), List.of(), List.of("d"));
        assertThat(notes(StoreConnection.WROTE)).as("what is in the store").containsExactly("a", "b", "b", "c", "d");
    }

    @Test
    void eachPartitionHasAConnection(Task answer) throws IOException {
        save(answer, List.of("a", "b", "c", "d", "e", "f"), List.of("g", "h", "i", "j", "k", "l"));
        assertThat(notes(StoreConnection.BY_THE_DRIVER).isEmpty())
                .as("the driver opens no connection")
                .isTrue();
        int opened = notes(StoreConnection.BY_A_TASK).size();
        assertThat(opened)
                .as("connections for the 2 partitions of each of 2 batches")
                .isLessThanOrEqualTo(2 * PARTITIONS);
        // One that an executor keeps for the next batch is not lost.
        assertThat(opened - notes(StoreConnection.CLOSED).size())
                .as("connections that are still open, on %s executors", EXECUTORS)
                .isLessThanOrEqualTo(EXECUTORS);
    }

    @SafeVarargs
    private void save(Task answer, List<String>... batches) {
        String name = store.toString();
        output((JavaDStream<String> lines) -> answer.save(lines, name))
                .onExecutors()
                .onBatches(batches)
                .complete();
    }

    /** What all connections have noted that begins so, in the order of the alphabet, without the beginning. */
    private List<String> notes(String beginning) throws IOException {
        List<String> notes = new ArrayList<>();
        try (Stream<Path> connections = Files.list(store)) {
            for (Path connection : connections.toList()) {
                notes.addAll(Files.readAllLines(connection));
            }
        }
        return notes.stream()
                .filter(note -> note.startsWith(beginning))
                .map(note -> note.substring(beginning.length()))
                .sorted()
                .toList();
    }
}
