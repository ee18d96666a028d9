package labs.lab05;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.streaming.api.java.JavaPairDStream;

/** The solution of {@code SaveOnce}. */
public final class SaveOnceSolution {

    private SaveOnceSolution() {}

    /** The name comes from the batch, not from the clock, and the file is replaced: twice is the same as once. */
    public static void save(JavaPairDStream<String, Integer> counts, String folder) {
        counts.foreachRDD((rdd, time) -> write(rdd.collectAsMap(), folder, time.milliseconds()));
    }

    private static void write(Map<String, Integer> counts, String folder, long time) throws IOException {
        List<String> lines = new TreeMap<>(counts)
                .entrySet().stream()
                        .map(count -> count.getKey() + "\t" + count.getValue())
                        .toList();
        Files.write(Path.of(folder, "batch-" + time + ".tsv"), lines);
    }
}
