package labs.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import labs.bench.figures.Machine;
import labs.bench.figures.Sample;
import labs.harness.lab.LabProcess;
import labs.lab12.HotReadings;
import labs.lab12.StructuredHotReadings;
import labs.support.screen.ConsoleTable;

/**
 * Lab 12 with its own broker and 500 readings a second, in four ways, each as a process of its own on {@code local[2]}:
 * how soon is a reading above the limit an alert? The times are those of the lab's own table, after the first five seconds
 * with alerts. {@code -Dlabs.bench.seconds} asks for another length.
 */
public final class Latency implements Measurement {
    private static final int SECONDS = Integer.getInteger("labs.bench.seconds", 60);

    /** The row of the lab's table: alerts, then median, 95th and 99th percentile and the longest in milliseconds. */
    private static final Pattern ROW = Pattern.compile("since \\S+" + "\\s+(\\d+)".repeat(5) + ".*");

    /** One way to run the lab. */
    private record Way(String name, Class<?> main, List<String> options, List<Sample> columns) {
        Way(String name, Class<?> main, String... options) {
            this(
                    name,
                    main,
                    List.of(options),
                    IntStream.range(0, 5).mapToObj(column -> new Sample()).toList());
        }
    }

    @Override
    public String question() {
        return "lab 12, 500 readings a second: from a reading to its alert in four ways";
    }

    @Override
    public int runs() {
        return 3;
    }

    @Override
    public void measure(int runs, PrintStream out) {
        List<Way> ways = List.of(
                new Way("DStream, batches of 500 ms", HotReadings.class, "--batch", "500ms"),
                new Way("micro-batches, every 1 s", StructuredHotReadings.class, "--trigger", "1s"),
                new Way("micro-batches, no pause", StructuredHotReadings.class, "--trigger", "0s"),
                new Way("real-time mode, checkpoints every 30 s", StructuredHotReadings.class, "--real-time", "30s"));
        for (int run = 1; run <= runs; run++) {
            for (Way way : ways) {
                System.err.println("Run " + run + ": " + way.name);
                runOnce(way);
            }
        }
        ConsoleTable table = new ConsoleTable("way", "alerts", "median ms", "95 % ms", "99 % ms", "longest ms");
        for (Way way : ways) {
            List<Object> cells = new ArrayList<>(List.of(way.name));
            way.columns.forEach(column -> cells.add(Math.round(column.median())));
            table.row(cells.toArray());
        }
        out.println(table);
        double dStream = ways.get(0).columns.get(1).median();
        double realTime = ways.get(3).columns.get(1).median();
        out.printf(
                Locale.ROOT,
                "%s  real-time mode's median is at most 1/50 of the DStream's (1/%.0f)%n",
                realTime * 50 <= dStream ? "yes" : "NO ",
                dStream / realTime);
        out.println(Machine.description() + "; " + SECONDS + " s each, the median of " + runs
                + (runs == 1 ? " run" : " runs") + "; load at the end " + Machine.load());
    }

    private static void runOnce(Way way) {
        List<String> args = new ArrayList<>(way.options);
        args.addAll(List.of("--demo", "--master", "local[2]", "--for", SECONDS + "s"));
        try (LabProcess lab = LabProcess.start(way.main, args.toArray(String[]::new))) {
            lab.awaitThat("the end", () -> !lab.process().isAlive());
            lab.awaitExit();
            Matcher row = lab.out().stream()
                    .map(ROW::matcher)
                    .filter(Matcher::matches)
                    .reduce((first, last) -> last)
                    .orElseThrow(() -> new IllegalStateException("No table.\n" + lab.transcript()));
            for (int column = 0; column < way.columns.size(); column++) {
                way.columns.get(column).add(Double.parseDouble(row.group(column + 1)));
            }
        }
    }
}
