package labs.lab08;

import java.io.Serializable;
import org.apache.spark.streaming.api.java.JavaPairDStream;

/** Other right answers to {@code MeanPerSensor}. */
public final class MeanPerSensorAlternatives {

    private MeanPerSensorAlternatives() {}

    /** Has a way to add a reading, and another to add two sums. */
    public static final class Combines {
        private record Sum(double degrees, int readings) implements Serializable {
            Sum plus(double one) {
                return new Sum(degrees + one, readings + 1);
            }

            Sum plus(Sum other) {
                return new Sum(degrees + other.degrees, readings + other.readings);
            }
        }

        public static JavaPairDStream<String, Double> means(JavaPairDStream<String, Double> temperatures) {
            return temperatures.transformToPair(
                    batch -> batch.aggregateByKey(new Sum(0, 0), (sum, one) -> sum.plus(one), (a, b) -> a.plus(b))
                            .mapValues(sum -> sum.degrees() / sum.readings()));
        }
    }
}
