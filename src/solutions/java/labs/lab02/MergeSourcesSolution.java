package labs.lab02;

import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import scala.Tuple2;

/** The solution of {@code MergeSources}. */
public final class MergeSourcesSolution {

    private MergeSourcesSolution() {}

    /** Brings both sources into one form, makes one stream of them, and only then adds up. */
    public static JavaPairDStream<String, Integer> sold(JavaDStream<String> market, JavaDStream<String> shop) {
        return ofMarket(market).union(ofShop(shop)).reduceByKey(Integer::sum);
    }

    static JavaPairDStream<String, Integer> ofMarket(JavaDStream<String> lines) {
        return lines.mapToPair(line -> {
            String[] fields = line.split(" ");
            return new Tuple2<>(fields[0], Integer.parseInt(fields[1]));
        });
    }

    static JavaPairDStream<String, Integer> ofShop(JavaDStream<String> lines) {
        return lines.mapToPair(line -> {
            String[] fields = line.split(";");
            return new Tuple2<>(fields[1], Integer.parseInt(fields[0]));
        });
    }
}
