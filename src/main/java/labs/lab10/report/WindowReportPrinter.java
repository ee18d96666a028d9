package labs.lab10.report;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import labs.lab10.AnomalyRule;
import labs.lab10.Features;
import labs.lab10.Scored;
import labs.sensors.FaultyFleet;
import labs.support.Lab;
import labs.support.UserError;
import labs.support.options.WindowTimes;
import labs.support.screen.ConsoleTable;
import org.apache.spark.mllib.linalg.Vector;

/**
 * What the driver does with scored windows: a line on the screen for each, and at the end the tally and the picture, also
 * after Ctrl-C.
 */
public final class WindowReportPrinter implements AutoCloseable {
    /** As many windows as a picture can show. */
    private static final int MOST = 600;

    private final WindowTimes times;
    private final AnomalyRule rule;
    private final FaultyFleet truth;
    private final ClusterPlot plot;
    private final WindowFile file;
    private final Deque<ScoredWindow> latest = new ArrayDeque<>();
    private final Set<String> everReported = new TreeSet<>();
    private final Set<String> reportedTooEarly = new TreeSet<>();
    private final Thread atExit = new Thread(this::endAtExit, "reports");
    private long rejected;
    private boolean ended;

    /**
     * @param threshold how many times the usual distance is too far
     * @param truth whose sensors break, and when; {@code null} if nobody knows
     * @param plot what draws the picture, or {@code null}
     * @param file where every window goes, or {@code null}
     */
    public WindowReportPrinter(
            WindowTimes times, double threshold, FaultyFleet truth, ClusterPlot plot, WindowFile file) {
        this.times = times;
        this.rule = new AnomalyRule(threshold);
        this.truth = truth;
        this.plot = plot;
        this.file = file;
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /**
     * Takes in the next window.
     *
     * @param millis its end, in milliseconds since 1970
     * @param scored its sensors; none where nothing arrived
     * @param centres the centres they were scored with
     */
    public synchronized void add(long millis, List<Scored> scored, Vector[] centres) {
        Set<String> reported = rule.report(scored);
        boolean tooEarly = truth != null && !truth.isBroken(Instant.ofEpochMilli(millis));
        (tooEarly ? reportedTooEarly : everReported).addAll(reported);
        if (!scored.isEmpty()) {
            latest.addLast(new ScoredWindow(millis, scored, reported, centres));
        }
        if (latest.size() > MOST) {
            latest.removeFirst();
        }
        if (file != null) {
            file.add(millis, scored);
        }
        System.out.println(times.clock(millis) + "  " + scored.size() + " sensors"
                + (scored.isEmpty() ? "" : String.format("  usual distance %.2f", AnomalyRule.usual(scored)))
                + (reported.isEmpty() ? "" : "  reported: " + String.join(" ", reported)));
    }

    /** Says that a window has too few sensors. */
    public synchronized void leaveOut(long millis, int sensors, int clusters) {
        System.out.println(times.clock(millis) + "  " + sensors + " sensors are too few for " + clusters
                + " clusters, so the window is left out; -k " + sensors + " would take it");
    }

    /** Counts lines that are no readings. */
    public synchronized void addRejected(long lines) {
        if (lines > 0) {
            rejected += lines;
            System.out.println(lines + " malformed lines in this batch, " + rejected + " so far");
        }
    }

    /** Prints the tally and draws the picture, once. */
    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // The JVM is ending already, and has called end().
            return;
        }
    }

    /** Nobody catches what a thread of the JVM's end throws. */
    private void endAtExit() {
        try {
            end();
        } catch (UserError e) {
            Lab.explain(e);
        }
    }

    private synchronized void end() {
        if (ended) {
            return;
        }
        ended = true;
        if (!latest.isEmpty()) {
            printCentres(latest.getLast());
        }
        if (truth != null) {
            System.out.println(Tally.of(truth.faults(), everReported, reportedTooEarly));
        }
        if (file != null) {
            file.close();
        }
        if (plot != null) {
            plot.draw(List.copyOf(latest), Optional.ofNullable(truth).flatMap(FaultyFleet::breaksAt));
        }
    }

    private static void printCentres(ScoredWindow window) {
        Vector[] centres = window.centres();
        ConsoleTable table = new ConsoleTable("cluster", "mean", "spread", "slope per s", "sensors");
        for (int i = 0; i < centres.length; i++) {
            int cluster = i;
            long sensors = window.scored().stream()
                    .filter(scored -> scored.cluster() == cluster)
                    .count();
            table.row(
                    i,
                    Features.mean(centres[i]),
                    Features.spread(centres[i]),
                    Features.slope(centres[i]),
                    sensors == 0 ? "none: nothing is near this centre" : sensors);
        }
        System.out.println("The centres, in degrees, and how many sensors of the last window are nearest to each:");
        System.out.print(table);
    }
}
