package labs.lab05;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import labs.check.Mistake;
import org.apache.spark.streaming.api.java.JavaPairDStream;

/** Wrong answers to {@code SaveOnce}. */
public final class SaveOnceMistakes {

    private SaveOnceMistakes() {}

    private static void write(Map<String, Integer> counts, Path file, OpenOption... options) throws IOException {
        List<String> lines = new TreeMap<>(counts)
                .entrySet().stream()
                        .map(count -> count.getKey() + "\t" + count.getValue())
                        .toList();
        Files.write(file, lines, options);
    }

    private static Path file(String folder, long time) {
        return Path.of(folder, "batch-" + time + ".tsv");
    }

    /** Appends. */
    @Mistake("You append to the file. The batch that is run again after the recovery appends its lines a second time;"
            + " replace the file instead, which Files.write does when you give it no option.")
    public static final class Appends {
        public static void save(JavaPairDStream<String, Integer> counts, String folder) {
            counts.foreachRDD((rdd, time) -> write(
                    rdd.collectAsMap(),
                    file(folder, time.milliseconds()),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND));
        }
    }

    /** Believes a file that is there. */
    @Mistake(
            "You leave a file alone that is there already. But the driver may have been killed while it wrote: the file"
                    + " is there, and half of it is missing. Replace it.")
    public static final class KeepsWhatIsThere {
        public static void save(JavaPairDStream<String, Integer> counts, String folder) {
            counts.foreachRDD((rdd, time) -> {
                Path file = file(folder, time.milliseconds());
                if (!Files.exists(file)) {
                    write(rdd.collectAsMap(), file);
                }
            });
        }
    }

    /** Skips batches without words. */
    @Mistake("A batch without words needs a file too, an empty one: without it nobody can tell a batch in which nothing"
            + " came from one that never ran.")
    public static final class SkipsEmptyBatches {
        public static void save(JavaPairDStream<String, Integer> counts, String folder) {
            counts.foreachRDD((rdd, time) -> {
                if (!rdd.isEmpty()) {
                    write(rdd.collectAsMap(), file(folder, time.milliseconds()));
                }
            });
        }
    }

    /** Takes the order of the map. */
    @Mistake("The right lines, but not in the order of the alphabet: a HashMap, and what collectAsMap "
            + "gives, has no order that anybody could rely on. Sort by word before you write.")
    public static final class AnyOrder {
        public static void save(JavaPairDStream<String, Integer> counts, String folder) {
            counts.foreachRDD((rdd, time) -> {
                List<String> lines = rdd.collectAsMap().entrySet().stream()
                        .map(count -> count.getKey() + "\t" + count.getValue())
                        .toList();
                Files.write(file(folder, time.milliseconds()), lines);
            });
        }
    }
}
