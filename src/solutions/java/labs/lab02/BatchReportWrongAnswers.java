package labs.lab02;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import labs.check.Mistake;
import labs.check.Reads;
import org.apache.spark.streaming.api.java.JavaDStream;

/** Wrong answers to {@code BatchReport}, as students give them. */
final class BatchReportWrongAnswers {
    private BatchReportWrongAnswers() {}

    @Reads("PrintsEmptyBatches")
    static void reportsEmptyBatches(JavaDStream<String> words) {
        words.foreachRDD(batch ->
                System.out.println(batch.count() + " words, " + batch.distinct().count() + " different"));
    }

    @Mistake("Executors print, each about a part of the batch: what stands in foreachPartition runs there, "
            + "and on a cluster its standard output is a file on another machine. Let an action bring the "
            + "numbers to the driver, and print there.")
    static void eachPartitionReports(JavaDStream<String> words) {
        words.foreachRDD(batch -> batch.foreachPartition(part -> {
            List<String> all = new ArrayList<>();
            part.forEachRemaining(all::add);
            if (!all.isEmpty()) {
                System.out.println(all.size() + " words, " + Set.copyOf(all).size() + " different");
            }
        }));
    }

    @Reads("PrintsOnExecutors")
    static void onePartitionReports(JavaDStream<String> words) {
        words.repartition(1)
                .foreachRDD(batch -> batch.foreachPartition(part -> {
                    List<String> all = new ArrayList<>();
                    part.forEachRemaining(all::add);
                    if (!all.isEmpty()) {
                        System.out.println(
                                all.size() + " words, " + Set.copyOf(all).size() + " different");
                    }
                }));
    }

    @Mistake("The words of the batch are sent to other executors, as repartition does it, and one may get "
            + "more than it can hold: count() adds up over all partitions by itself.")
    static void movesAllToOnePartition(JavaDStream<String> words) {
        words.repartition(1).foreachRDD(batch -> {
            if (!batch.isEmpty()) {
                System.out.println(batch.count() + " words, " + batch.distinct().count() + " different");
            }
        });
    }

    @Mistake("You bring the words of the batch to the driver, and a large batch is too much for it: "
            + "count() and distinct().count() bring a number each.")
    static void collectsAllWords(JavaDStream<String> words) {
        words.foreachRDD(batch -> {
            List<String> all = batch.collect();
            if (!all.isEmpty()) {
                System.out.println(all.size() + " words, " + Set.copyOf(all).size() + " different");
            }
        });
    }

    @Mistake("Both numbers are those of the different words: count the batch itself, and distinct() of it.")
    static void countsDifferentTwice(JavaDStream<String> words) {
        words.transform(batch -> batch.distinct()).foreachRDD(batch -> {
            if (!batch.isEmpty()) {
                System.out.println(batch.count() + " words, " + batch.count() + " different");
            }
        });
    }

    @Mistake("The second number is that of words that occur only once; different words are those that "
            + "distinct() leaves.")
    static void countsTheWordsThatStandAlone(JavaDStream<String> words) {
        words.foreachRDD(batch -> {
            if (!batch.isEmpty()) {
                long once = batch.countByValue().values().stream()
                        .filter(count -> count == 1)
                        .count();
                System.out.println(batch.count() + " words, " + once + " different");
            }
        });
    }

    @Mistake("print() shows elements, and a heading for each batch. With foreachRDD you say yourself what "
            + "is printed.")
    static void sparksPrint(JavaDStream<String> words) {
        words.countByValue().print();
    }

    @Mistake("A batch of one word prints \"1 words\" here: the task knows no singular.")
    static void oneWord(JavaDStream<String> words) {
        words.foreachRDD(batch -> {
            if (!batch.isEmpty()) {
                long count = batch.count();
                System.out.println(count + (count == 1 ? " word, " : " words, ")
                        + batch.distinct().count() + " different");
            }
        });
    }

    @Mistake("The two numbers have changed places: first all words, then the different ones.")
    static void turnsTheNumbersRound(JavaDStream<String> words) {
        words.foreachRDD(batch -> {
            if (!batch.isEmpty()) {
                System.out.println(batch.distinct().count() + " words, " + batch.count() + " different");
            }
        });
    }

    @Mistake("An executor prints: the function that you give to a transformation runs there, and on a "
            + "cluster its standard output is a file on another machine. Print in foreachRDD, on the "
            + "driver, what an action returns.")
    static void mapsAndPrints(JavaDStream<String> words) {
        words.count()
                .map(count -> {
                    System.out.println(count + " words");
                    return count;
                })
                .foreachRDD(batch -> batch.count());
    }
}
