package labs.lab02;

import java.util.List;
import java.util.stream.Collectors;
import labs.support.BatchClock;
import org.apache.spark.api.java.JavaRDDLike;
import org.apache.spark.api.java.function.VoidFunction;
import org.apache.spark.streaming.Time;
import org.apache.spark.streaming.api.java.JavaDStreamLike;

/** Output operations that put a heading before what they show, so that one screen can hold many of them. */
final class HeadingPrinter {
    private static final int COLUMN = 18;
    private static final int WIDTH = 76;

    private HeadingPrinter() {}

    /** Opens a batch: its time and how many elements arrived in it. */
    static <T, R extends JavaRDDLike<T, R>> void batch(JavaDStreamLike<T, ?, R> stream) {
        stream.foreachRDD((rdd, time) -> {
            String title = "==== " + clock(time) + "  " + rdd.count() + " lines arrived ";
            System.out.println("\n" + title + "=".repeat(Math.max(0, WIDTH - title.length())));
        });
    }

    /**
     * What foreachRDD does to show an operation: its name, what it does, and the first elements of its RDD in this batch.
     * The UI names an output operation after the line that calls foreachRDD, so each operation calls it in a line of its own.
     *
     * @param rows how many elements
     */
    static <T, R extends JavaRDDLike<T, R>> VoidFunction<R> show(String operation, String says, int rows) {
        return rdd -> {
            heading(operation, says);
            // One more than is shown tells whether there are more; counting them all would be a second job.
            List<T> first = rdd.take(rows + 1);
            String shown = first.stream().limit(rows).map(String::valueOf).collect(Collectors.joining("  "));
            System.out.println("    " + (first.isEmpty() ? "(empty)" : shown) + (first.size() > rows ? "  ..." : ""));
        };
    }

    /** Puts a heading between the output operations before it and those after it. */
    static void heading(String operation, String says, JavaDStreamLike<?, ?, ?> stream) {
        stream.foreachRDD(rdd -> heading(operation, says));
    }

    /** The line above what an operation shows. */
    static void heading(String operation, String says) {
        System.out.printf("-- %-" + COLUMN + "s %s%n", operation, says);
    }

    private static String clock(Time batch) {
        return BatchClock.MILLIS.at(batch.milliseconds());
    }
}
