package labs.support.inside;

/** How Structured Streaming writes the files of a checkpoint; which ways there are, no documentation says. */
public final class CheckpointFiles {
    /** For {@code spark.sql.streaming.checkpointFileManagerClass}: needs a Hadoop {@code FileSystem} and nothing else. */
    public static final String MANAGER =
            "org.apache.spark.sql.execution.streaming.checkpointing.FileSystemBasedCheckpointFileManager";

    private CheckpointFiles() {}
}
