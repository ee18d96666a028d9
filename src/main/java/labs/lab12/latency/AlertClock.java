package labs.lab12.latency;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import labs.support.screen.ConsoleTable;
import labs.support.time.BatchClock;
import labs.support.time.DurationConverter;
import org.apache.commons.lang3.concurrent.BasicThreadFactory;

/**
 * Measures while a lab runs, and shows every five seconds how soon alerts come: those of the last five seconds, and those
 * since the first five seconds with alerts are over, which the start of Spark takes its share of.
 */
public final class AlertClock implements AutoCloseable {
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final AlertReader reader;
    private final LongSupplier malformed;
    private final PrintStream out;
    private final LatencyPlot plot;
    private final String name;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(BasicThreadFactory.builder()
                    .namingPattern("alert-clock")
                    .daemon(true)
                    .build());
    private long malformedBefore;
    private long malformedAtMark;
    private String since;

    /**
     * Begins to measure.
     *
     * @param name what is measured, for the picture
     * @param reader reads the alerts; is closed with this
     * @param malformed how many malformed readings there were so far
     * @param plot where the picture goes at the end, or {@code null}
     */
    public AlertClock(String name, AlertReader reader, LongSupplier malformed, PrintStream out, LatencyPlot plot) {
        this.name = name;
        this.reader = reader;
        this.malformed = malformed;
        this.out = out;
        this.plot = plot;
        timer.scheduleAtFixedRate(this::show, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Ends the measurement, and draws the picture where one was asked for. */
    @Override
    public void close() {
        timer.shutdownNow();
        reader.close();
        if (plot != null) {
            plot.add(name, reader.sinceMark());
            plot.draw();
        }
    }

    /** The headings of {@link #row}. */
    public static ConsoleTable table(String first) {
        return new ConsoleTable(
                first, "alerts", "median ms", "95 % ms", "99 % ms", "longest ms", "repeated", "malformed");
    }

    /** Adds one row: times are empty where there was no alert. */
    public static void row(ConsoleTable table, String name, Latencies times, long malformed) {
        table.row(
                name,
                times.count(),
                millis(times, 50),
                millis(times, 95),
                millis(times, 99),
                millis(times, 100),
                times.repeated(),
                malformed);
    }

    private void show() {
        Latencies latest = reader.takeLatest();
        long malformedNow = malformed.getAsLong();
        ConsoleTable table = table("");
        row(table, "the last " + DurationConverter.format(EVERY), latest, malformedNow - malformedBefore);
        if (since != null) {
            row(table, since, reader.sinceMark(), malformedNow - malformedAtMark);
        } else if (latest.count() > 0) {
            reader.mark();
            malformedAtMark = malformedNow;
            since = "since " + BatchClock.SECONDS.at(System.currentTimeMillis());
        }
        malformedBefore = malformedNow;
        out.println(table);
    }

    /** Whole milliseconds: the broker's clock shows no parts of them. */
    private static String millis(Latencies times, double percent) {
        return times.count() == 0 ? "" : String.valueOf(Math.round(times.percentile(percent)));
    }
}
