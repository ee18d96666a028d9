package labs.lab12;

import java.time.Duration;
import labs.support.LabConf;
import labs.support.UserError;
import labs.support.time.DurationConverter;
import org.apache.spark.sql.streaming.Trigger;
import picocli.CommandLine.Option;

/** How a query runs: micro-batches or real-time mode, and what may be asked of it then. */
final class Triggers {
    private static final String LEAST = "spark.sql.streaming.realTimeMode.minBatchDuration";

    /** What of the result a sink gets. */
    enum Mode {
        update,
        append,
        complete
    }

    @Option(
            names = "--trigger",
            paramLabel = "DURATION",
            description = "micro-batches this far apart; 0s starts the next one at once (default: 1s)")
    private String interval;

    @Option(
            names = "--real-time",
            arity = "0..1",
            fallbackValue = "5s",
            paramLabel = "DURATION",
            description =
                    "real-time mode instead, with a checkpoint this often (default: ${FALLBACK-VALUE}, the least that"
                            + " Spark allows)")
    private Duration realTime;

    @Option(
            names = "--mode",
            defaultValue = "update",
            description = "output mode: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private Mode mode;

    /**
     * Refuses what Spark would refuse, or wait for.
     *
     * @param count whether the query counts, which needs state
     * @throws UserError if it does not go together
     */
    void check(LabConf conf, boolean count) {
        if (realTime != null) {
            checkRealTime(conf, count);
        } else if (mode == Mode.complete && !count) {
            throw UserError.usage(
                    "Output mode complete writes the whole result again and again, and alerts are not kept"
                            + " for that; leave out --mode, or add --count.");
        } else if (mode == Mode.append && count) {
            throw UserError.usage("Output mode append writes a row when it is final, and a count never is; leave out"
                    + " --mode, or type --mode complete.");
        }
        spark();
    }

    private void checkRealTime(LabConf conf, boolean count) {
        if (interval != null) {
            throw UserError.usage(
                    "--trigger is for micro-batches, and --real-time has none of them; type only one of the two.");
        }
        if (count) {
            throw UserError.usage(
                    "Real-time mode keeps no state in Spark 4.2, so that it cannot count; leave out --count,"
                            + " or type --trigger 0s in place of --real-time.");
        }
        if (mode != Mode.update) {
            throw UserError.usage("Real-time mode writes in output mode update, not " + mode + "; leave out --mode.");
        }
        Duration least = Duration.ofMillis(conf.getTimeAsMs(LEAST, "5s"));
        if (realTime.compareTo(least) < 0) {
            throw UserError.usage(
                    "The duration of real-time mode says how often it writes a checkpoint, not how soon an"
                            + " alert comes, and " + DurationConverter.format(realTime) + " is less than Spark allows ("
                            + LEAST + "); type --real-time " + DurationConverter.format(least) + " or more.");
        }
    }

    /**
     * In real-time mode each partition of the topic has a task that never ends, and Spark would wait for a thread for the
     * last of them without a word.
     */
    void requireThreads(LabConf conf, int partitions, String topic) {
        if (realTime != null) {
            conf.needsThreads(
                    partitions,
                    "real-time mode keeps one for each of the " + partitions + " partitions of " + topic
                            + ", so that it would wait for ever");
        }
    }

    /** The output mode, as Spark names it. */
    String mode() {
        return mode.name();
    }

    /** As Spark wants it. */
    Trigger spark() {
        return realTime != null ? Trigger.RealTime(realTime.toMillis()) : Trigger.ProcessingTime(pause().toMillis());
    }

    /** What the picture and the table of a comparison call it. */
    @Override
    public String toString() {
        if (realTime != null) {
            return "real-time mode";
        }
        return pause().isZero()
                ? "micro-batches, no pause"
                : "micro-batches, every " + DurationConverter.format(pause());
    }

    private Duration pause() {
        String typed = interval == null ? "1s" : interval.strip();
        return typed.matches("0+\\s*(ms|s|m|h)?") ? Duration.ZERO : new DurationConverter().convert(typed);
    }
}
