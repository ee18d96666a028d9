package labs.harness;

import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkEnv;
import org.apache.spark.SparkException;
import scala.reflect.ClassTag;

/**
 * A Spark context for jobs that are many and small. Each time a function is given to an RDD, Spark reads and parses the
 * whole class file that the function stands in, in order to find what only Scala has: a {@code return} out of a closure,
 * and references to lines of its interpreter. Functions written in Java reach that place inside wrappers of Spark's own,
 * where there is never anything to find; the search took a fifth of the time of {@code ExercisesTest}. So it is left out
 * here. Its other half stays: what cannot be serialised fails at once, as it does in every Spark context.
 *
 * <p>What Spark 3.5 does at this place: {@code org.apache.spark.util.ClosureCleaner}.
 */
final class BenchContext extends SparkContext {
    BenchContext(SparkConf conf) {
        super(conf);
    }

    /**
     * @param function to be sent to executors
     * @param check whether it must be serialisable
     * @return the same function
     */
    @Override
    public <F> F clean(F function, boolean check) {
        if (check) {
            try {
                SparkEnv.get().closureSerializer().newInstance().serialize(function, ClassTag.Any());
            } catch (Exception e) {
                throw sneaky(new SparkException("Task not serializable", e));
            }
        }
        return function;
    }

    /** Scala throws the checked SparkException without declaring it, and so must who stands in its place. */
    @SuppressWarnings("unchecked")
    private static <E extends Exception> E sneaky(Exception e) throws E {
        throw (E) e;
    }
}
