package labs.lab05;

import java.util.List;
import java.util.function.Function;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.Optional;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.streaming.Durations;
import org.apache.spark.streaming.Time;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaStreamingContext;
import scala.Tuple2;

/** The solution of {@code WireOnce}. */
public final class WireOnceSolution {

    private WireOnceSolution() {}

    /** Everything about the stream stands in the factory, which getOrCreate calls only where there is no checkpoint. */
    public static JavaStreamingContext open(
            JavaSparkContext spark,
            String folder,
            Function<JavaStreamingContext, JavaDStream<Integer>> source,
            VoidFunction2<JavaRDD<Integer>, Time> sink) {
        return JavaStreamingContext.getOrCreate(folder, () -> {
            JavaStreamingContext jssc = new JavaStreamingContext(spark, Durations.seconds(1));
            jssc.checkpoint(folder);
            total(source.apply(jssc)).foreachRDD(sink);
            return jssc;
        });
    }

    static JavaDStream<Integer> total(JavaDStream<Integer> numbers) {
        return numbers.mapToPair(number -> new Tuple2<>("total", number))
                .updateStateByKey(WireOnceSolution::add)
                .map(pair -> pair._2());
    }

    private static Optional<Integer> add(List<Integer> added, Optional<Integer> before) {
        return Optional.of(
                before.orElse(0) + added.stream().mapToInt(Integer::intValue).sum());
    }
}
