package labs.lab11.place;

import java.io.Serializable;
import java.nio.file.Path;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;

/**
 * Where a function ran.
 *
 * @param batch the time of the batch that it worked for, in epoch milliseconds
 * @param partition its number within the RDD
 * @param executor as Spark names it: a number, or {@code driver} where driver and executor are one process
 * @param process the id of the executor's process
 * @param output where a {@code println} in the function goes: a file, empty for the terminal of the driver
 * @param words how many it counted there
 */
public record Place(long batch, int partition, String executor, long process, String output, long words)
        implements Serializable {
    /** As Spark calls the only executor of a local master. */
    static final String DRIVER = "driver";

    /** Asked by a function while it runs: the answer is that of the process which asks. */
    public static Place here(long batch, long words) {
        String executor = SparkEnv.get().executorId();
        // A worker starts an executor in a folder of its own, and sends what it prints to a file there.
        String output = executor.equals(DRIVER)
                ? ""
                : Path.of("stdout").toAbsolutePath().toString();
        return new Place(
                batch,
                TaskContext.getPartitionId(),
                executor,
                ProcessHandle.current().pid(),
                output,
                words);
    }
}
