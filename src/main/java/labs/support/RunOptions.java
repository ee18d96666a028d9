package labs.support;

import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that every lab has: how long it runs, and where. */
public final class RunOptions {
    @Option(
            names = "--for",
            paramLabel = "DURATION",
            description = "stop after this time, such as 30s (default: run until Ctrl-C)")
    private Duration runFor;

    @Option(
            names = "--master",
            paramLabel = "URL",
            description = "the Spark master (default: what spark-submit set, else local[*] with at least two threads)")
    private String master;

    /** How long the lab runs; empty means until Ctrl-C. */
    public Optional<Duration> runFor() {
        return Optional.ofNullable(runFor);
    }

    /**
     * The master URL to use: what was typed, else what spark-submit set, else all cores.
     *
     * @param threads how many these are at least
     */
    String master(int threads) {
        if (master != null) {
            return master;
        }
        String submitted = System.getProperty("spark.master");
        return submitted != null
                ? submitted
                : "local[" + Math.max(threads, Runtime.getRuntime().availableProcessors()) + "]";
    }
}
