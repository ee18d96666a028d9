package labs.support.checkpoint;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import labs.support.UserError;
import labs.support.Workspace;
import org.apache.spark.SparkConf;
import picocli.CommandLine.Option;

/**
 * The options of a lab that writes checkpoints. A lab that starts empty each time calls {@link #emptied}; one that
 * recovers has a {@link CheckpointGuard} instead, which brings these options along.
 */
public final class CheckpointOptions {
    @Option(
            names = "--checkpoint",
            paramLabel = "FOLDER",
            description = "checkpoint folder on any Hadoop file system (default: one under work/checkpoints)")
    private String folder;

    @Option(names = "--fresh", description = "forget checkpoints and stored results first")
    private boolean fresh;

    /** Whether what was stored before is to be forgotten. */
    public boolean fresh() {
        return fresh;
    }

    /**
     * Empties the checkpoint folder of a lab that starts empty each time, and holds it. What this lab has not written
     * stays.
     *
     * @param lab the lab's main class
     * @param conf for its {@code spark.hadoop.*} settings
     * @return the folder for {@code JavaStreamingContext.checkpoint}
     * @throws UserError if the folder cannot be used, or holds anything else than a checkpoint of this lab
     */
    public String emptied(Class<?> lab, SparkConf conf) {
        CheckpointFolder checkpoint = folder(lab, conf, false);
        checkpoint.requireOwn(lab.getName());
        checkpoint.make();
        checkpoint.lock();
        checkpoint.empty();
        checkpoint.fingerprint(new TreeMap<>(Map.of(CheckpointFolder.LAB, lab.getName())));
        return checkpoint.uri();
    }

    /** The folder that was named, else the lab's own; {@code --demo} has one apart. */
    CheckpointFolder folder(Class<?> lab, SparkConf conf, boolean demo) {
        String own = lab.getPackageName().replaceFirst(".*\\.", "") + "-" + lab.getSimpleName();
        Path parent = Workspace.work().resolve(demo ? "demo" : "checkpoints");
        return new CheckpointFolder(folder == null ? parent.resolve(own).toString() : folder, conf);
    }
}
