package labs.lab09;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import labs.support.UserError;
import labs.support.Workspace;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Option;

/** The folder in which lines are kept that are no readings: files of JSON, written by Spark's file sink. */
final class KeptLines {
    private static final String SCHEMA = "topic STRING, partition INT, offset BIGINT, line STRING";
    /** Here the file sink says which files belong to batches that were completed. */
    private static final String SINK_LOG = "_spark_metadata";

    @Option(
            names = "--malformed",
            paramLabel = "FOLDER",
            description = "where lines that are no readings are kept (default: work/lab09-malformed)")
    private String folder;

    private Path path;

    /**
     * Makes the folder. It goes with the checkpoint: the sink's log counts the same batches.
     *
     * @param demo whether the lab brings its own broker; its lines are then kept apart, in {@code work/demo}
     * @param fresh whether what is there is to be deleted
     * @param recovers whether there is a checkpoint to go on from
     * @return the folder, for the sink
     * @throws UserError if lines are there and their checkpoint is not
     */
    String open(boolean demo, boolean fresh, boolean recovers) {
        Path own = Workspace.work().resolve(demo ? "demo" : "").resolve("lab09-malformed");
        path = folder == null ? own : Workspace.callerFile(folder);
        boolean used = Files.exists(path.resolve(SINK_LOG));
        try {
            if (used && (demo || fresh)) {
                FileUtils.deleteDirectory(path.toFile());
            } else if (used && !recovers) {
                throw UserError.failure("The lines in " + Workspace.display(path)
                        + " were kept with a checkpoint that is not here any more, and a new one would not add to"
                        + " them; type --fresh to delete them, or name another folder with --malformed.");
            } else if (recovers && !used) {
                throw UserError.failure("The lines that were kept with this checkpoint are not in "
                        + Workspace.display(path) + "; name their folder with --malformed, or type --fresh to start"
                        + " over.");
            }
            Files.createDirectories(path);
        } catch (IOException e) {
            throw UserError.failure(
                    "The folder " + Workspace.display(path) + " cannot be written; name another with --malformed.", e);
        }
        return Workspace.forSpark(path);
    }

    /** The lines of all batches that were completed. */
    Dataset<Row> read(SparkSession spark) {
        return spark.read().schema(SCHEMA).json(Workspace.forSpark(path));
    }
}
