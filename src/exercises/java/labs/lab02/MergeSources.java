package labs.lab02;

import labs.check.NotSolvedYet;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;

/** Exercise 2 of lab 2: two sources that say the same in two ways. */
public final class MergeSources {

    private MergeSources() {}

    /**
     * Adds up what two sellers have sold in each batch. The market writes {@code fish 3}, the shop writes
     * {@code 3;fish}. Each thing that was sold has one sum, wherever it was sold.
     *
     * <pre>
     * batch 1  market  ["fish 3", "bread 1"]
     *          shop    ["2;fish"]
     *          sold    {fish=5, bread=1}
     * batch 2  market  []
     *          shop    ["4;rope", "1;rope"]
     *          sold    {rope=5}
     * </pre>
     *
     * @param market lines of the form {@code THING NUMBER}
     * @param shop lines of the form {@code NUMBER;THING}
     * @return for each batch and each thing, how many were sold
     */
    public static JavaPairDStream<String, Integer> sold(JavaDStream<String> market, JavaDStream<String> shop) {
        throw new NotSolvedYet();
    }
}
