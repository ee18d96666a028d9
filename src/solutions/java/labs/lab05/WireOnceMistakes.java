package labs.lab05;

import java.util.function.Function;
import labs.check.Mistake;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.streaming.Durations;
import org.apache.spark.streaming.Time;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaStreamingContext;

/** Wrong answers to {@code WireOnce}. */
public final class WireOnceMistakes {

    private WireOnceMistakes() {}

    /** Never looks for a checkpoint. */
    @Mistake("The second driver starts from nothing: it makes a new stream although a checkpoint is there. Only"
            + " JavaStreamingContext.getOrCreate looks into the folder before it makes one.")
    public static final class StartsAnew {
        public static JavaStreamingContext open(
                JavaSparkContext spark,
                String folder,
                Function<JavaStreamingContext, JavaDStream<Integer>> source,
                VoidFunction2<JavaRDD<Integer>, Time> sink) {
            JavaStreamingContext jssc = new JavaStreamingContext(spark, Durations.seconds(1));
            jssc.checkpoint(folder);
            WireOnceSolution.total(source.apply(jssc)).foreachRDD(sink);
            return jssc;
        }
    }

    /** Wires after getOrCreate. */
    @Mistake(
            "The first driver works and the second does not: what you wire after getOrCreate is wired again in a stream"
                    + " that came wired out of the checkpoint. Source, transformations and output belong into the factory.")
    public static final class WiresOutside {
        public static JavaStreamingContext open(
                JavaSparkContext spark,
                String folder,
                Function<JavaStreamingContext, JavaDStream<Integer>> source,
                VoidFunction2<JavaRDD<Integer>, Time> sink) {
            JavaStreamingContext jssc = JavaStreamingContext.getOrCreate(folder, () -> {
                JavaStreamingContext made = new JavaStreamingContext(spark, Durations.seconds(1));
                made.checkpoint(folder);
                return made;
            });
            WireOnceSolution.total(source.apply(jssc)).foreachRDD(sink);
            return jssc;
        }
    }

    /** Forgets to tell the new context where its checkpoint goes. */
    @Mistake(
            "getOrCreate only reads the checkpoint. Where it is written, the factory must say: jssc.checkpoint(folder).")
    public static final class WritesNoCheckpoint {
        public static JavaStreamingContext open(
                JavaSparkContext spark,
                String folder,
                Function<JavaStreamingContext, JavaDStream<Integer>> source,
                VoidFunction2<JavaRDD<Integer>, Time> sink) {
            return JavaStreamingContext.getOrCreate(folder, () -> {
                JavaStreamingContext jssc = new JavaStreamingContext(spark, Durations.seconds(1));
                WireOnceSolution.total(source.apply(jssc)).foreachRDD(sink);
                return jssc;
            });
        }
    }

    /** Wires first and asks afterwards. */
    @Mistake(
            "The second driver wires a stream that it does not need, source and all, and throws it away: you make the"
                    + " context before you call getOrCreate. What stands in the factory runs only where there is no checkpoint.")
    public static final class WiresFirst {
        public static JavaStreamingContext open(
                JavaSparkContext spark,
                String folder,
                Function<JavaStreamingContext, JavaDStream<Integer>> source,
                VoidFunction2<JavaRDD<Integer>, Time> sink) {
            JavaStreamingContext made = new JavaStreamingContext(spark, Durations.seconds(1));
            made.checkpoint(folder);
            WireOnceSolution.total(source.apply(made)).foreachRDD(sink);
            return JavaStreamingContext.getOrCreate(folder, () -> made);
        }
    }

    /** Starts the stream, too. */
    @Mistake(
            "You start the context; the task says that it is not started. Whoever calls open may want to add a listener"
                    + " first, and starts it then.")
    public static final class Starts {
        public static JavaStreamingContext open(
                JavaSparkContext spark,
                String folder,
                Function<JavaStreamingContext, JavaDStream<Integer>> source,
                VoidFunction2<JavaRDD<Integer>, Time> sink) {
            JavaStreamingContext jssc = WireOnceSolution.open(spark, folder, source, sink);
            jssc.start();
            return jssc;
        }
    }
}
