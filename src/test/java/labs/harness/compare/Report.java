package labs.harness.compare;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import labs.harness.Bench;
import labs.harness.BenchFailure;

/** Compares what came out with what was expected, and tells the difference batch by batch. */
public final class Report {
    /** How many batches to show before and after the one that is wrong. */
    private static final int BEFORE = 5;

    private static final int AFTER = 3;
    private static final String INDENT = "\n" + " ".repeat(12);

    private final Outcome<?> outcome;
    private final List<Expected> expected;

    /** A report without expectations. */
    public Report(Outcome<?> outcome) {
        this(outcome, List.of());
    }

    /**
     * @param expected one for each batch
     */
    public Report(Outcome<?> outcome, List<Expected> expected) {
        this.outcome = outcome;
        this.expected = expected;
    }

    /** Throws if a batch is not as expected. */
    public void failIfDifferent() {
        for (int batch = 1; batch <= expected.size(); batch++) {
            String difference = difference(batch);
            if (!difference.isEmpty()) {
                String title = "Batch " + batch + " of " + expected.size() + " is not as expected: " + difference;
                throw new BenchFailure(
                        title + "\n" + batchesAround(batch),
                        allExpected(),
                        allGot(),
                        eachDifference(Expected::differenceInFull),
                        eachDifference(Expected::kind));
            }
        }
    }

    /** Tells which batch was ended by an exception, and what had happened before. */
    public String ofFailedBatch(int batch, Throwable e) {
        return "Batch " + batch + " of " + outcome.inputs().size() + " failed: " + Causes.describe(e) + "\n"
                + batchesAround(batch);
    }

    private String difference(int batch) {
        Expected wanted = expected.get(batch - 1);
        List<List<?>> runs = outcome.outputs().get(batch - 1);
        if (runs.isEmpty()) {
            return wanted instanceof Expected.Nothing ? "" : "no RDD was made in this batch";
        }
        for (int run = 0; run < runs.size(); run++) {
            String difference = wanted.difference(runs.get(run));
            if (!difference.isEmpty()) {
                return run == 0 ? difference : "when it ran again after the restart, " + difference;
            }
        }
        return "";
    }

    private String batchesAround(int wrong) {
        int first = Math.max(1, wrong - BEFORE);
        int last = Math.min(outcome.inputs().size(), expected.isEmpty() ? wrong : wrong + AFTER);
        StringBuilder lines = new StringBuilder();
        if (first > 1) {
            lines.append("\n  (batches before ").append(first).append(" are not shown)");
        }
        for (int batch = first; batch <= last; batch++) {
            lines.append(describe(batch));
        }
        if (last < expected.size()) {
            lines.append("\n  (batches after ").append(last).append(" are not shown)");
        }
        return lines.toString();
    }

    /** What went in, what was expected, what came out: a line each. */
    private String describe(int batch) {
        boolean wrong = !expected.isEmpty() && !difference(batch).isEmpty();
        StringBuilder lines = new StringBuilder(String.format("\n%s batch %-4d", wrong ? ">" : " ", batch));
        lines.append("input     ").append(input(batch));
        if (!expected.isEmpty()) {
            lines.append(INDENT)
                    .append("expected  ")
                    .append(expected.get(batch - 1).text());
        }
        List<List<?>> runs = outcome.outputs().get(batch - 1);
        if (runs.isEmpty() && !expected.isEmpty()) {
            lines.append(INDENT).append("got       ").append(Bench.NO_RESULT);
        }
        for (int run = 0; run < runs.size(); run++) {
            lines.append(INDENT).append(run == 0 ? "got       " : "again     ").append(text(batch, runs.get(run)));
        }
        return lines.toString();
    }

    private String input(int batch) {
        return outcome.inputs().get(batch - 1).stream().map(Text::ofList).collect(Collectors.joining(" and "));
    }

    private String text(int batch, List<?> elements) {
        return expected.isEmpty()
                ? Text.ofBag(elements)
                : expected.get(batch - 1).textOf(elements);
    }

    private String allExpected() {
        return eachBatch(batch -> expected.get(batch - 1).text());
    }

    private String allGot() {
        return eachBatch(batch -> {
            List<List<?>> runs = outcome.outputs().get(batch - 1);
            return runs.isEmpty() ? Bench.NO_RESULT.toString() : text(batch, runs.get(runs.size() - 1));
        });
    }

    /** What there is to say of each run of each batch that is not as expected. */
    private String eachDifference(BiFunction<Expected, List<?>, String> said) {
        StringBuilder lines = new StringBuilder();
        for (int batch = 1; batch <= expected.size(); batch++) {
            Expected wanted = expected.get(batch - 1);
            List<List<?>> runs = outcome.outputs().get(batch - 1);
            if (runs.isEmpty() && !difference(batch).isEmpty()) {
                lines.append("batch " + batch + ": " + Bench.NO_RESULT + "\n");
            }
            for (List<?> run : runs) {
                if (!wanted.difference(run).isEmpty()) {
                    lines.append("batch " + batch + ": " + said.apply(wanted, run) + "\n");
                }
            }
        }
        return lines.toString();
    }

    private String eachBatch(IntFunction<String> text) {
        return IntStream.rangeClosed(1, expected.size())
                .mapToObj(batch -> "batch " + batch + ": " + text.apply(batch) + "\n")
                .collect(Collectors.joining());
    }
}
