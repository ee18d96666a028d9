package labs.lab08.drill;

import java.math.BigDecimal;
import java.util.Map;
import labs.harness.lab.LabProcess;
import labs.lab08.Samples;
import labs.lab08.store.ResultStore;
import labs.lab08.store.StoredOffset;

/** A process of its own that stores batch after batch, as lab 8 does, and says so after each commit. */
public final class StoringProcess {
    private static final String CONFIRMED = "confirmed up to ";

    private StoringProcess() {}

    /** Starts it, and waits until it has stored something. */
    public static LabProcess start(String jdbcUrl) {
        return LabProcess.start(StoringProcess.class, jdbcUrl).awaitOut(line -> line.startsWith(CONFIRMED));
    }

    /** The offset up to which the process has said that everything is stored. */
    static long confirmed(LabProcess storing) {
        return storing.out().stream()
                .filter(line -> line.startsWith(CONFIRMED))
                .mapToLong(line -> Long.parseLong(line.substring(CONFIRMED.length())))
                .max()
                .orElse(0);
    }

    /** The other process: each record is a batch, with a reading and a reject by turns. */
    public static void main(String[] args) {
        try (ResultStore store = ResultStore.open(args[0])) {
            if (store.offsets().isEmpty()) {
                store.begin(new StoredOffset("t", 0, "id", 0, 0));
            }
            for (long next = store.offsets().get(0).next(); ; next++) {
                store.save(
                        next % 2 == 0
                                ? Samples.batch(next, next + 1, Map.of("sensor" + next % 50, Samples.sum(70)))
                                : Samples.batch(next, next + 1, Map.of(), Samples.reject(next)),
                        BigDecimal.ZERO);
                System.out.println(CONFIRMED + (next + 1));
                System.out.flush();
            }
        }
    }
}
