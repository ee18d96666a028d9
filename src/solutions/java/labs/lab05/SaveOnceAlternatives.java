package labs.lab05;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.apache.spark.streaming.api.java.JavaPairDStream;

/** Other right answers to {@code SaveOnce}. */
public final class SaveOnceAlternatives {

    private SaveOnceAlternatives() {}

    /** Lets Spark sort, writes aside, and puts the finished file in its place. */
    public static final class MovesTheFinishedFile {
        public static void save(JavaPairDStream<String, Integer> counts, String folder) {
            counts.foreachRDD((rdd, time) -> move(
                    rdd.sortByKey().map(count -> count._1() + "\t" + count._2()).collect(),
                    Path.of(folder, "batch-" + time.milliseconds() + ".tsv")));
        }

        private static void move(List<String> lines, Path file) throws IOException {
            Path aside = Files.write(Path.of(file + ".tmp"), lines);
            Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        }
    }
}
