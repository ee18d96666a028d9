package labs.support.inside;

import org.apache.spark.SparkConf;
import org.apache.spark.streaming.api.java.JavaStreamingContext;
import org.apache.spark.util.ManualClock;

/** The clock that decides when a batch ends, set by hand. Spark has it for its own tests: {@code private[spark]}. */
public final class SparkClock {
    private SparkClock() {}

    /** Lets every stream of a context with this configuration wait for {@link #set}. */
    public static SparkConf byHand(SparkConf conf) {
        return conf.set("spark.streaming.clock", ManualClock.class.getName());
    }

    /** Lets the clock of the stream show a time; the batches that end until then begin to run. */
    public static void set(JavaStreamingContext stream, long millis) {
        ((ManualClock) stream.ssc().scheduler().clock()).setTime(millis);
    }
}
