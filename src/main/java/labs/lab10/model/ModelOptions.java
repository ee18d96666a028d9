package labs.lab10.model;

import java.util.Optional;
import labs.support.UserError;
import labs.support.Workspace;
import org.apache.spark.SparkContext;
import org.apache.spark.mllib.clustering.StreamingKMeans;
import org.apache.spark.mllib.linalg.Vector;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import picocli.CommandLine.Option;

/** The options of the model: how many clusters, how fast it forgets, how far is too far, and where it is kept. */
public final class ModelOptions {
    /** A model is saved this often, in windows. */
    private static final int SAVE_EVERY = 5;

    @Option(
            names = "-k",
            defaultValue = "4",
            paramLabel = "N",
            description = "how many clusters (default: ${DEFAULT-VALUE})")
    private int k;

    @Option(
            names = "--decay",
            defaultValue = "0.9",
            paramLabel = "SHARE",
            description =
                    "what is left of the weight of earlier batches with each new one: 1 never forgets, 0 knows only"
                            + " the latest batch (default: ${DEFAULT-VALUE})")
    private double decay;

    @Option(
            names = "--threshold",
            defaultValue = "2.8",
            paramLabel = "TIMES",
            description = "how many times the usual distance from its centre makes a sensor an anomaly"
                    + " (default: ${DEFAULT-VALUE})")
    private double threshold;

    @Option(
            names = "--model",
            arity = "0..1",
            paramLabel = "FOLDER",
            description = "where the model is kept: loaded at the start, saved every " + SAVE_EVERY
                    + " windows (default: work/lab10; with --demo nothing is kept unless --model is typed)")
    private String folder;

    @Option(names = "--fresh", description = "forget the saved model first")
    private boolean fresh;

    private ModelFolder saved;

    /** How many clusters. */
    public int k() {
        return k;
    }

    /** The decay factor, 0 to 1. */
    public double decay() {
        return decay;
    }

    /** How many times the usual distance is too far. */
    public double threshold() {
        return threshold;
    }

    /**
     * @param demo a demo keeps its model only where it was told to
     * @throws UserError if an option is out of its range or the folder cannot be used
     */
    public void check(boolean demo) {
        if (k < 1 || k > 1_000) {
            throw UserError.usage("-k " + k + " clusters make no sense; type a number from 1 to 1000, such as -k 4.");
        }
        if (!(decay >= 0 && decay <= 1)) {
            throw UserError.usage("The decay is a share from 0 (knows only the latest batch) to 1 (never forgets), not "
                    + decay + "; type --decay 0.9, for example.");
        }
        if (!(threshold > 0) || Double.isInfinite(threshold)) {
            throw UserError.usage(
                    "The threshold must be above 0, not " + threshold + "; type --threshold 2.8, for example.");
        }
        if (folder != null && !folder.isEmpty()) {
            saved = new ModelFolder(Workspace.callerFile(folder));
        } else if (!demo || folder != null) {
            saved = new ModelFolder(Workspace.work().resolve("lab10"));
        }
        if (saved != null) {
            saved.prepare(fresh);
        }
    }

    /**
     * The centres of the saved model, if there is one.
     *
     * @throws UserError if it has another number of clusters, or cannot be read
     */
    public Optional<Vector[]> load(SparkContext context) {
        if (saved == null) {
            return Optional.empty();
        }
        Optional<Vector[]> centres = saved.load(context);
        centres.filter(found -> found.length != k).ifPresent(found -> {
            throw UserError.failure("The model in " + saved + " has " + found.length + " clusters, not " + k
                    + "; type -k " + found.length + ", or --fresh to forget it.");
        });
        centres.ifPresent(found -> System.err.println("Goes on with the model in " + saved + "."));
        return centres;
    }

    /** Registers an output operation that saves the model after every few windows. */
    public <K, V> void saveNowAndThen(JavaPairDStream<K, V> windows, StreamingKMeans kMeans) {
        if (saved == null) {
            return;
        }
        int[] count = {0};
        windows.foreachRDD(rdd -> {
            if (++count[0] % SAVE_EVERY == 0) {
                saved.save(rdd.context(), kMeans.latestModel());
            }
        });
    }
}
