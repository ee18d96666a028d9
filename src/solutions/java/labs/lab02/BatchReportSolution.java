package labs.lab02;

import org.apache.spark.streaming.api.java.JavaDStream;

/** The solution of {@code BatchReport}. */
public final class BatchReportSolution {

    private BatchReportSolution() {}

    /** The function given to foreachRDD runs on the driver, which may call every action of the batch's RDD. */
    public static void report(JavaDStream<String> words) {
        words.foreachRDD(batch -> {
            if (!batch.isEmpty()) {
                System.out.println(batch.count() + " words, " + batch.distinct().count() + " different");
            }
        });
    }
}
