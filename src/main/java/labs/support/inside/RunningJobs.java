package labs.support.inside;

import org.apache.spark.SparkContext;
import org.apache.spark.SparkContext$;
import scala.Option;

/** The jobs of this JVM's Spark context; {@code getActive}, which makes none, is {@code private[spark]}. */
public final class RunningJobs {
    private RunningJobs() {}

    /** Fails what runs. */
    public static void cancel() {
        Option<SparkContext> context = SparkContext$.MODULE$.getActive();
        if (context.isDefined()) {
            context.get().cancelAllJobs();
        }
    }
}
