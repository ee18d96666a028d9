package labs.lab05;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import labs.check.Mistake;
import labs.check.Reads;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.streaming.api.java.JavaPairDStream;

/** Wrong answers to {@code SaveOnce}, as students give them. */
final class SaveOnceWrongAnswers {
    private SaveOnceWrongAnswers() {}

    @Reads("Appends")
    static void appends(JavaPairDStream<String, Integer> counts, String folder) {
        counts.foreachRDD((batch, time) -> Files.write(
                file(folder, time.milliseconds()),
                sorted(batch, "\t"),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND));
    }

    static void nameOfTheClock(JavaPairDStream<String, Integer> counts, String folder) {
        counts.foreachRDD((batch, time) -> Files.write(file(folder, System.currentTimeMillis()), sorted(batch, "\t")));
    }

    private static int number;

    @Mistake("The file is numbered by a counter that lives in the driver; a batch that is run again gets "
            + "another number. Take the time of the batch, which foreachRDD tells.")
    static void nameOfACounter(JavaPairDStream<String, Integer> counts, String folder) {
        counts.foreachRDD((batch, time) -> Files.write(file(folder, ++number * 1000L), sorted(batch, "\t")));
    }

    @Mistake("A file that is there already is an error for you, but the batch that is run again must "
            + "replace it: Files.write does when you give it no option.")
    static void mustBeNew(JavaPairDStream<String, Integer> counts, String folder) {
        counts.foreachRDD((batch, time) ->
                Files.write(file(folder, time.milliseconds()), sorted(batch, "\t"), StandardOpenOption.CREATE_NEW));
    }

    @Reads("KeepsWhatIsThere")
    static void leavesWhatIsThere(JavaPairDStream<String, Integer> counts, String folder) {
        counts.foreachRDD((batch, time) -> {
            if (!Files.exists(file(folder, time.milliseconds()))) {
                Files.write(file(folder, time.milliseconds()), sorted(batch, "\t"));
            }
        });
    }

    @Reads("AnyOrder")
    static void unsorted(JavaPairDStream<String, Integer> counts, String folder) {
        counts.foreachRDD((batch, time) -> Files.write(
                file(folder, time.milliseconds()),
                batch.collect().stream()
                        .map(pair -> pair._1() + "\t" + pair._2())
                        .toList()));
    }

    @Reads("AnyOrder")
    static void hashMap(JavaPairDStream<String, Integer> counts, String folder) {
        counts.foreachRDD((batch, time) -> Files.write(
                file(folder, time.milliseconds()),
                batch.collectAsMap().entrySet().stream()
                        .map(pair -> pair.getKey() + "\t" + pair.getValue())
                        .toList()));
    }

    @Reads("AnyOrder")
    static void sortedByCount(JavaPairDStream<String, Integer> counts, String folder) {
        counts.foreachRDD((batch, time) -> Files.write(
                file(folder, time.milliseconds()),
                batch.collect().stream()
                        .sorted(Comparator.comparing(pair -> -pair._2()))
                        .map(pair -> pair._1() + "\t" + pair._2())
                        .toList()));
    }

    @Reads("SkipsEmptyBatches")
    static void noFileForAnEmptyBatch(JavaPairDStream<String, Integer> counts, String folder) {
        counts.foreachRDD((batch, time) -> {
            if (!batch.isEmpty()) {
                Files.write(file(folder, time.milliseconds()), sorted(batch, "\t"));
            }
        });
    }

    @Mistake("Between a word and its count stands a tab, \"\\t\".")
    static void blankForATab(JavaPairDStream<String, Integer> counts, String folder) {
        counts.foreachRDD((batch, time) -> Files.write(file(folder, time.milliseconds()), sorted(batch, " ")));
    }

    @Mistake("saveAsTextFile makes a folder with a file for each partition; the task wants one file. "
            + "Collect the counts, and write them on the driver.")
    static void sparksOwnFiles(JavaPairDStream<String, Integer> counts, String folder) {
        counts.foreachRDD((batch, time) -> batch.sortByKey()
                .map(pair -> pair._1() + "\t" + pair._2())
                .saveAsTextFile(file(folder, time.milliseconds()).toString()));
    }

    static void eachPartitionWrites(JavaPairDStream<String, Integer> counts, String folder) {
        counts.foreachRDD((batch, time) -> {
            long milliseconds = time.milliseconds();
            batch.sortByKey().foreachPartition(part -> {
                List<String> lines = new ArrayList<>();
                part.forEachRemaining(pair -> lines.add(pair._1() + "\t" + pair._2()));
                Files.write(file(folder, milliseconds), lines);
            });
        });
    }

    @Mistake("The name has the time of the batch in seconds; the task wants milliseconds.")
    static void seconds(JavaPairDStream<String, Integer> counts, String folder) {
        counts.foreachRDD((batch, time) -> Files.write(file(folder, time.milliseconds() / 1000), sorted(batch, "\t")));
    }

    private static Path file(String folder, long time) {
        return Path.of(folder, "batch-" + time + ".tsv");
    }

    private static List<String> sorted(JavaPairRDD<String, Integer> batch, String between) {
        return batch.sortByKey().collect().stream()
                .map(pair -> pair._1() + between + pair._2())
                .toList();
    }
}
