package labs.lab12;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Other right answers to {@code DropRepeated}. */
public final class DropRepeatedAlternatives {

    private DropRepeatedAlternatives() {}

    /** Has the time of the watermark among what it compares, so that the older operation forgets, too. */
    public static final class TheOlderOperation {
        public static Dataset<Row> distinct(Dataset<Row> alerts) {
            return alerts.withWatermark("time", "10 minutes")
                    .dropDuplicates("sensor", "time")
                    .select("time", "sensor", "temperature");
        }
    }

    /** Leaves out first what differs. */
    public static final class WithoutWhatDiffers {
        public static Dataset<Row> distinct(Dataset<Row> alerts) {
            return alerts.drop("sent").withWatermark("time", "10 minutes").dropDuplicates();
        }
    }
}
