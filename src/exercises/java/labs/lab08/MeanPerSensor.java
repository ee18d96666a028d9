package labs.lab08;

import labs.check.NotSolvedYet;
import org.apache.spark.streaming.api.java.JavaPairDStream;

/** Exercise 1 of lab 8: a mean that partitions cannot spoil. */
public final class MeanPerSensor {

    private MeanPerSensor() {}

    /**
     * The mean temperature of each sensor in each batch. Add up before the shuffle: what goes over the network is one
     * small value per sensor and partition, not every reading (so no groupByKey).
     *
     * <pre>
     * batch 1  temperatures  (a,20.0) (b,50.0) (a,23.0) (a,23.0)
     *          means         (a,22.0) (b,50.0)
     * batch 2  temperatures  (a,10.0)
     *          means         (a,10.0)
     * </pre>
     *
     * <p>A mean cannot be made of two means. What can be added up is a sum and a count.
     *
     * @param temperatures sensor and temperature in degrees
     * @return sensor and mean temperature of the batch
     */
    public static JavaPairDStream<String, Double> means(JavaPairDStream<String, Double> temperatures) {
        throw new NotSolvedYet();
    }
}
