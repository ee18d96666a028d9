package labs.lab05;

import java.util.function.Function;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function0;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.streaming.Durations;
import org.apache.spark.streaming.Time;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaStreamingContext;

/** Other right answers to {@code WireOnce}. */
public final class WireOnceAlternatives {

    private WireOnceAlternatives() {}

    /** Has the factory as a method with a name, and the output inside of a transformation's result. */
    public static final class WithANamedFactory {
        public static JavaStreamingContext open(
                JavaSparkContext spark,
                String folder,
                Function<JavaStreamingContext, JavaDStream<Integer>> source,
                VoidFunction2<JavaRDD<Integer>, Time> sink) {
            Function0<JavaStreamingContext> factory = () -> wired(spark, folder, source, sink);
            return JavaStreamingContext.getOrCreate(folder, factory);
        }

        private static JavaStreamingContext wired(
                JavaSparkContext spark,
                String folder,
                Function<JavaStreamingContext, JavaDStream<Integer>> source,
                VoidFunction2<JavaRDD<Integer>, Time> sink) {
            JavaStreamingContext jssc = new JavaStreamingContext(spark, Durations.milliseconds(1_000));
            JavaDStream<Integer> total = WireOnceSolution.total(source.apply(jssc));
            total.foreachRDD((rdd, time) -> sink.call(rdd, time));
            jssc.checkpoint(folder);
            return jssc;
        }
    }
}
