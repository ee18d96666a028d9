package labs.support.checkpoint;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import labs.support.Failures;
import labs.support.UserError;
import labs.support.time.DurationConverter;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkThrowable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Stands between a lab that recovers and a checkpoint that it does not fit. Spark recovers the stream <em>of the
 * checkpoint</em>: new parameters are ignored without a word, and changed code runs on old state or fails with a message
 * that nobody understands. So beside the checkpoint stands a fingerprint of what the stream depends on, and a lab that
 * differs from it stops before Spark starts. The person decides: {@code --fresh} starts over, {@code --keep} goes on
 * with what is there.
 *
 * <pre>{@code
 * @Mixin
 * private CheckpointGuard guard;
 * ...
 * String folder = guard.dependsOn("--batch", batch).dependsOn("--port", source.port()).open(MyLab.class, conf, demo);
 * JavaStreamingContext jssc = guard.reading(() -> JavaStreamingContext.getOrCreate(folder, () -> wire(folder)));
 * }</pre>
 */
public final class CheckpointGuard {
    private static final String PARAMETER = "parameter ";
    private static final String CODE = "class ";
    private static final String SPARK = "spark";
    private static final String PLACE = "folder";
    /** Spark's names for it: by store and encoding they differ. */
    private static final String OTHER_SCHEMA = "STATE_STORE_.*SCHEMA.*";

    @Mixin
    private CheckpointOptions options;

    @Option(
            names = "--keep",
            description = "go on with a checkpoint although it was written with other parameters or by other code")
    private boolean keep;

    private final TreeMap<String, String> shape = new TreeMap<>();
    private CheckpointFolder folder;

    /**
     * Names a parameter on which the stream depends and which would be ignored by a recovered one. Where to run and for how long
     * does not belong here.
     *
     * @param option as it is typed, such as {@code --batch}
     */
    public CheckpointGuard dependsOn(String option, Object value) {
        shape.put(
                PARAMETER + option,
                value instanceof Duration duration ? DurationConverter.format(duration) : String.valueOf(value));
        return this;
    }

    /**
     * Compares with the fingerprint in the checkpoint folder, and writes it where there is no checkpoint yet. With
     * {@code --fresh} (and with {@code --demo}, which starts anew each time) the checkpoint is deleted before.
     *
     * @param lab the lab's main class
     * @param conf for its {@code spark.hadoop.*} settings
     * @param demo whether the lab brings its own source; its checkpoint is then kept apart, in {@code work/demo}
     * @return the folder for {@code getOrCreate} and {@code checkpoint}
     * @throws UserError if the folder cannot be used, or the checkpoint does not fit and {@code --keep} was not typed
     */
    public String open(Class<?> lab, SparkConf conf, boolean demo) {
        if (keep && options.fresh()) {
            throw UserError.usage("--fresh deletes the checkpoint that --keep goes on with; type only one of them.");
        }
        folder = options.folder(lab, conf, demo);
        if (options.fresh() || demo || !folder.isRecoverable()) {
            folder.requireOwn(lab.getName());
        }
        folder.make();
        folder.lock();
        if (options.fresh() || demo) {
            folder.empty();
        }
        TreeMap<String, String> now = new TreeMap<>(shape);
        now.put(CheckpointFolder.LAB, lab.getName());
        now.put(PLACE, folder.uri());
        now.put(SPARK, org.apache.spark.package$.MODULE$.SPARK_VERSION());
        CodeFingerprint.of(lab).forEach((name, hash) -> now.put(CODE + name, hash));
        if (!folder.isRecoverable()) {
            folder.fingerprint(now);
        } else {
            compare(folder.fingerprint(), now);
        }
        return folder.uri();
    }

    /** Whether {@link #open} found something to recover from. */
    public boolean isRecoverable() {
        return folder.isRecoverable();
    }

    /** Whether everything that was stored before is to be forgotten. */
    public boolean fresh() {
        return options.fresh();
    }

    /**
     * Calls what reads the checkpoint. A checkpoint that is damaged, or that was written by code with other functions,
     * becomes one sentence.
     */
    public <T> T reading(Supplier<T> recovery) {
        try {
            return recovery.get();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            // Scala throws checked exceptions without declaring them.
            throw folder.damaged(Failures.root(e));
        }
    }

    /**
     * The sentence for a query that has failed because its state is not what the code reads and writes now; any other
     * failure has none.
     */
    public Optional<UserError> otherSchema(Throwable queryFailed) {
        return Failures.causes(queryFailed)
                .filter(cause -> cause instanceof SparkThrowable known
                        && String.valueOf(known.getCondition()).matches(OTHER_SCHEMA))
                .findFirst()
                .map(cause -> UserError.failure(
                        "The state in " + folder.name()
                                + " has another schema than this code, and Spark cannot turn the"
                                + " one into the other; undo the change of the state's fields, or type --fresh to start"
                                + " over without it.",
                        queryFailed));
    }

    private void compare(Map<String, String> then, Map<String, String> now) {
        String place = then.get(PLACE);
        if (place != null && !place.equals(now.get(PLACE))) {
            throw UserError.failure("The checkpoint in " + folder.name() + " was copied or moved from " + place
                    + ", where a recovered stream goes on to write; type --fresh to start over without it.");
        }
        if (keep) {
            return;
        }
        String other = then.get(CheckpointFolder.LAB);
        if (other == null) {
            throw UserError.failure(
                    "The checkpoint in " + folder.name() + " has no fingerprint, so nobody knows what"
                            + " wrote it; name another folder with --checkpoint, or type --keep to go on with it all the same.");
        } else if (!other.equals(now.get(CheckpointFolder.LAB))) {
            throw UserError.failure("The checkpoint in " + folder.name() + " is one of " + other + ", not of "
                    + now.get(CheckpointFolder.LAB) + "; name another folder with --checkpoint.");
        }
        TreeSet<String> keys = new TreeSet<>(then.keySet());
        keys.addAll(now.keySet());
        List<String> parameters = new ArrayList<>();
        List<String> code = new ArrayList<>();
        for (String key : keys) {
            String old = then.getOrDefault(key, "absent");
            String current = now.getOrDefault(key, "absent");
            if (!old.equals(current)) {
                boolean isCode = key.startsWith(CODE);
                (isCode ? code : parameters).add(difference(key, old, current));
            }
        }
        List<String> reasons = new ArrayList<>();
        if (!parameters.isEmpty()) {
            reasons.add("with other parameters (" + String.join("; ", parameters) + ")");
        }
        if (!code.isEmpty()) {
            reasons.add("by other code (" + String.join("; ", code) + ")");
        }
        if (!reasons.isEmpty()) {
            throw refused("was written " + String.join(" and ", reasons));
        }
    }

    private static String difference(String key, String old, String current) {
        String name = key.replace(PARAMETER, "").replace(SPARK, "Spark");
        return name + " was " + old + ", is " + current;
    }

    private UserError refused(String why) {
        return UserError.failure("The checkpoint in " + folder.name() + " " + why
                + "; type --fresh to start over without it, or --keep to go on with it all the same.");
    }
}
