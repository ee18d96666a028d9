package labs.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import labs.lab10.Detection;
import labs.lab10.report.Tally;
import labs.support.screen.ConsoleTable;

/** How many of the sensors that break does lab 10 find, and how many others does it report? */
public final class Anomalies implements Measurement {
    /** The scales and the threshold were chosen on seeds 1 to 10. */
    private static final int FIRST_SEED = 11;

    private static final double[] THRESHOLDS = {2.0, 2.4, Detection.DEFAULT_THRESHOLD, 3.2, 4.0};

    @Override
    public String question() {
        return "precision and recall of lab 10 on simulated faults, by threshold; a run is a seed";
    }

    @Override
    public int runs() {
        return 10;
    }

    @Override
    public void measure(int runs, PrintStream out) {
        List<Detection> detections = new ArrayList<>();
        for (int seed = FIRST_SEED; seed < FIRST_SEED + runs; seed++) {
            System.err.println("seed " + seed);
            detections.add(Detection.run(seed));
        }
        ConsoleTable table =
                new ConsoleTable("threshold", "found", "missed", "falsely reported", "recall", "precision");
        for (double threshold : THRESHOLDS) {
            List<Tally> tallies = detections.stream().map(d -> d.at(threshold)).toList();
            int found = tallies.stream().mapToInt(tally -> tally.found().size()).sum();
            int missed =
                    tallies.stream().mapToInt(tally -> tally.missed().size()).sum();
            int falsely = tallies.stream()
                    .mapToInt(tally -> tally.falselyReported().size())
                    .sum();
            table.row(
                    threshold,
                    found,
                    missed,
                    falsely,
                    Detection.recall(found, missed),
                    Detection.precision(found, falsely));
        }
        out.print(table);
    }
}
