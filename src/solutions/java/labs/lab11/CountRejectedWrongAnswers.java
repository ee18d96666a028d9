package labs.lab11;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import labs.check.Mistake;
import labs.check.Reads;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.util.LongAccumulator;

/** Wrong answers to {@code CountRejected}, as students give them. */
final class CountRejectedWrongAnswers {
    private static int rejected;
    private static final List<String> REJECTED = new ArrayList<>();

    private CountRejectedWrongAnswers() {}

    @Reads("StaysOnExecutors")
    static void plainStaticField(JavaDStream<String> lines) {
        lines.foreachRDD(batch -> {
            rejected = 0;
            int sum = batch.map(line -> {
                        if (isNumber(line)) {
                            return Integer.parseInt(line);
                        }
                        rejected++;
                        return 0;
                    })
                    .fold(0, Integer::sum);
            print(sum, rejected);
        });
    }

    @Reads("StaysOnExecutors")
    static void staticList(JavaDStream<String> lines) {
        lines.foreachRDD(batch -> {
            batch.filter(line -> !isNumber(line)).foreach(REJECTED::add);
            print(sum(batch), REJECTED.size());
            REJECTED.clear();
        });
    }

    @Reads("StaysOnExecutors")
    static void arrayOfOne(JavaDStream<String> lines) {
        lines.foreachRDD(batch -> {
            int[] count = {0};
            int sum = batch.filter(line -> isNumber(line) || count[0]++ < 0)
                    .map(Integer::parseInt)
                    .fold(0, Integer::sum);
            print(sum, count[0]);
        });
    }

    @Reads("StaysOnExecutors")
    static void atomicInteger(JavaDStream<String> lines) {
        lines.foreachRDD(batch -> {
            AtomicInteger count = new AtomicInteger();
            batch.foreach(line -> {
                if (!isNumber(line)) {
                    count.incrementAndGet();
                }
            });
            print(sum(batch), count.get());
        });
    }

    @Reads("StaysOnExecutors")
    static void broadcastCounter(JavaDStream<String> lines) {
        lines.foreachRDD(batch -> {
            Broadcast<AtomicInteger> count =
                    JavaSparkContext.fromSparkContext(batch.context()).broadcast(new AtomicInteger());
            batch.foreach(line -> {
                if (!isNumber(line)) {
                    count.value().incrementAndGet();
                }
            });
            print(sum(batch), count.value().get());
        });
    }

    @Mistake(
            "Each executor has the static field for itself, and you read only one of them: what the others have counted is"
                    + " missing. An accumulator adds up what all tasks have counted.")
    static void asksOneExecutorForItsField(JavaDStream<String> lines) {
        lines.foreachRDD(batch -> {
            batch.foreach(line -> {
                if (!isNumber(line)) {
                    rejected++;
                }
            });
            int count = batch.map(line -> rejected).fold(0, Math::max);
            batch.foreachPartition(partition -> rejected = 0);
            print(sum(batch), count);
        });
    }

    @Reads("StaysOnExecutors")
    static void readsBeforeTheAction(JavaDStream<String> lines) {
        lines.foreachRDD(batch -> {
            LongAccumulator count = batch.context().longAccumulator();
            JavaRDD<Integer> numbers = batch.filter(line -> accept(line, count)).map(Integer::parseInt);
            long seen = count.value();
            print(numbers.fold(0, Integer::sum), seen);
        });
    }

    @Reads("SinceTheStart")
    static void neverReset(JavaDStream<String> lines) {
        LongAccumulator count = lines.context().sparkContext().longAccumulator("rejected");
        lines.foreachRDD(batch -> {
            batch.filter(line -> !isNumber(line)).foreach(line -> count.add(1));
            print(sum(batch), count.value());
        });
    }

    @Reads("CountedTwice")
    static void countsAndSums(JavaDStream<String> lines) {
        lines.foreachRDD(batch -> {
            LongAccumulator count = batch.context().longAccumulator();
            JavaRDD<String> numbers = batch.filter(line -> accept(line, count));
            numbers.count();
            print(numbers.map(Integer::parseInt).fold(0, Integer::sum), count.value());
        });
    }

    @Mistake(
            "Some rejected lines are counted twice: isEmpty() reads lines until it finds a number, and the accumulator counts"
                    + " those that it passes; the next action reads and counts them again. Call one action.")
    static void asksWhetherItIsEmpty(JavaDStream<String> lines) {
        lines.foreachRDD(batch -> {
            LongAccumulator count = batch.context().longAccumulator();
            JavaRDD<Integer> numbers = batch.filter(line -> accept(line, count)).map(Integer::parseInt);
            print(numbers.isEmpty() ? 0 : numbers.reduce(Integer::sum), count.value());
        });
    }

    @Mistake(
            "All lines come into one partition, but it is still an executor that prints. Let an action bring sum and count to"
                    + " the driver, and print there.")
    static void printsInForeach(JavaDStream<String> lines) {
        lines.foreachRDD(batch -> batch.repartition(1).foreachPartition(partition -> {
            int sum = 0;
            int count = 0;
            while (partition.hasNext()) {
                String line = partition.next();
                sum += isNumber(line) ? Integer.parseInt(line) : 0;
                count += isNumber(line) ? 0 : 1;
            }
            print(sum, count);
        }));
    }

    @Mistake(
            "A batch without lines prints nothing, but it has a sum, too: 0. fold(0, ...) says so, where reduce fails.")
    static void nothingForAnEmptyBatch(JavaDStream<String> lines) {
        lines.foreachRDD(batch -> {
            if (!batch.isEmpty()) {
                print(sum(batch), batch.filter(line -> !isNumber(line)).count());
            }
        });
    }

    @Mistake("You counted the lines that are numbers; rejected are the others.")
    static void countsNumbers(JavaDStream<String> lines) {
        lines.foreachRDD(batch -> print(
                sum(batch), batch.filter(CountRejectedWrongAnswers::isNumber).count()));
    }

    private static boolean accept(String line, LongAccumulator count) {
        if (!isNumber(line)) {
            count.add(1);
        }
        return isNumber(line);
    }

    private static int sum(JavaRDD<String> lines) {
        return lines.filter(CountRejectedWrongAnswers::isNumber)
                .map(Integer::parseInt)
                .fold(0, Integer::sum);
    }

    private static void print(int sum, long count) {
        System.out.println("sum " + sum + ", " + count + " rejected");
    }

    private static boolean isNumber(String line) {
        return CountRejectedSolution.isNumber(line);
    }
}
