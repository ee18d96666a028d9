package labs.lab05;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import labs.check.Mistake;
import labs.check.Reads;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.streaming.Duration;
import org.apache.spark.streaming.Durations;
import org.apache.spark.streaming.Time;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaStreamingContext;

/** Wrong answers to {@code WireOnce}, as students give them. */
final class WireOnceWrongAnswers {
    private WireOnceWrongAnswers() {}

    @Reads("WritesNoCheckpoint")
    static JavaStreamingContext noCheckpoint(
            JavaSparkContext spark,
            String folder,
            Function<JavaStreamingContext, JavaDStream<Integer>> source,
            VoidFunction2<JavaRDD<Integer>, Time> sink) {
        return JavaStreamingContext.getOrCreate(folder, () -> {
            JavaStreamingContext jssc = new JavaStreamingContext(spark, Durations.seconds(1));
            total(source.apply(jssc)).foreachRDD(sink);
            return jssc;
        });
    }

    @Reads("StartsAnew")
    static JavaStreamingContext alwaysNew(
            JavaSparkContext spark,
            String folder,
            Function<JavaStreamingContext, JavaDStream<Integer>> source,
            VoidFunction2<JavaRDD<Integer>, Time> sink) {
        JavaStreamingContext jssc = new JavaStreamingContext(spark, Durations.seconds(1));
        jssc.checkpoint(folder);
        total(source.apply(jssc)).foreachRDD(sink);
        return jssc;
    }

    @Reads("WiresOutside")
    static JavaStreamingContext wiresAfterwards(
            JavaSparkContext spark,
            String folder,
            Function<JavaStreamingContext, JavaDStream<Integer>> source,
            VoidFunction2<JavaRDD<Integer>, Time> sink) {
        JavaStreamingContext jssc = JavaStreamingContext.getOrCreate(folder, () -> {
            JavaStreamingContext made = new JavaStreamingContext(spark, Durations.seconds(1));
            made.checkpoint(folder);
            return made;
        });
        total(source.apply(jssc)).foreachRDD(sink);
        return jssc;
    }

    @Mistake("The second driver fails, because the factory is not called there, and what it should have "
            + "left for you is missing. The output operation belongs into the factory, too.")
    static JavaStreamingContext outputAfterwards(
            JavaSparkContext spark,
            String folder,
            Function<JavaStreamingContext, JavaDStream<Integer>> source,
            VoidFunction2<JavaRDD<Integer>, Time> sink) {
        List<JavaDStream<Integer>> totals = new ArrayList<>();
        JavaStreamingContext jssc = JavaStreamingContext.getOrCreate(folder, () -> {
            JavaStreamingContext made = new JavaStreamingContext(spark, Durations.seconds(1));
            made.checkpoint(folder);
            totals.add(total(source.apply(made)));
            return made;
        });
        totals.get(0).foreachRDD(sink);
        return jssc;
    }

    @Reads("WiresFirst")
    static JavaStreamingContext wiresFirst(
            JavaSparkContext spark,
            String folder,
            Function<JavaStreamingContext, JavaDStream<Integer>> source,
            VoidFunction2<JavaRDD<Integer>, Time> sink) {
        JavaStreamingContext jssc = new JavaStreamingContext(spark, Durations.seconds(1));
        jssc.checkpoint(folder);
        total(source.apply(jssc)).foreachRDD(sink);
        return JavaStreamingContext.getOrCreate(folder, () -> jssc);
    }

    @Reads("Starts")
    static JavaStreamingContext starts(
            JavaSparkContext spark,
            String folder,
            Function<JavaStreamingContext, JavaDStream<Integer>> source,
            VoidFunction2<JavaRDD<Integer>, Time> sink) {
        JavaStreamingContext jssc = wired(
                spark,
                folder,
                Durations.seconds(1),
                made -> total(source.apply(made)).foreachRDD(sink));
        jssc.start();
        return jssc;
    }

    @Mistake("The batch interval is not one second: Durations.seconds(1).")
    static JavaStreamingContext twoSeconds(
            JavaSparkContext spark,
            String folder,
            Function<JavaStreamingContext, JavaDStream<Integer>> source,
            VoidFunction2<JavaRDD<Integer>, Time> sink) {
        return wired(
                spark,
                folder,
                Durations.seconds(2),
                made -> total(source.apply(made)).foreachRDD(sink));
    }

    @Mistake("The sink gets the numbers of each batch as they came: give it what total(...) makes of the " + "source.")
    static JavaStreamingContext numbersNotTotals(
            JavaSparkContext spark,
            String folder,
            Function<JavaStreamingContext, JavaDStream<Integer>> source,
            VoidFunction2<JavaRDD<Integer>, Time> sink) {
        return wired(
                spark, folder, Durations.seconds(1), made -> source.apply(made).foreachRDD(sink));
    }

    @Mistake("The sink gets the sum of each batch alone: total(...) keeps a state, and adds up all since "
            + "the start.")
    static JavaStreamingContext totalOfTheBatch(
            JavaSparkContext spark,
            String folder,
            Function<JavaStreamingContext, JavaDStream<Integer>> source,
            VoidFunction2<JavaRDD<Integer>, Time> sink) {
        return wired(
                spark,
                folder,
                Durations.seconds(1),
                made -> source.apply(made).reduce(Integer::sum).foreachRDD(sink));
    }

    @Mistake("The stream has no output operation, so Spark has nothing to do: give the sink to foreachRDD.")
    static JavaStreamingContext noOutput(
            JavaSparkContext spark,
            String folder,
            Function<JavaStreamingContext, JavaDStream<Integer>> source,
            VoidFunction2<JavaRDD<Integer>, Time> sink) {
        return wired(spark, folder, Durations.seconds(1), made -> total(source.apply(made)));
    }

    @Mistake("Each batch reaches the sink twice: every foreachRDD is an output operation of its own.")
    static JavaStreamingContext twoOutputs(
            JavaSparkContext spark,
            String folder,
            Function<JavaStreamingContext, JavaDStream<Integer>> source,
            VoidFunction2<JavaRDD<Integer>, Time> sink) {
        return wired(spark, folder, Durations.seconds(1), made -> {
            JavaDStream<Integer> totals = total(source.apply(made));
            totals.foreachRDD(sink);
            totals.foreachRDD(sink);
        });
    }

    private interface Wiring {
        void on(JavaStreamingContext jssc);
    }

    private static JavaStreamingContext wired(JavaSparkContext spark, String folder, Duration interval, Wiring wiring) {
        return JavaStreamingContext.getOrCreate(folder, () -> {
            JavaStreamingContext jssc = new JavaStreamingContext(spark, interval);
            jssc.checkpoint(folder);
            wiring.on(jssc);
            return jssc;
        });
    }

    private static JavaDStream<Integer> total(JavaDStream<Integer> numbers) {
        return WireOnceSolution.total(numbers);
    }
}
