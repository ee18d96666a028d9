package labs.lab08.drill;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import labs.harness.lab.LabProcess;
import labs.lab08.screen.Balance;
import labs.lab08.store.ResultStore;
import labs.lab08.store.StoredOffset;

/**
 * Kills with {@code kill -9}, at random moments, a process that stores batches, and compares what it had confirmed before
 * each kill with what is there after it.
 */
public final class ConfirmedDrill {
    private static final int LONGEST_DELAY_MILLIS = 500;

    private final String jdbcUrl;
    private final Random random;

    /**
     * @param jdbcUrl an empty database
     * @param seed of the moments at which the drill kills
     */
    public ConfirmedDrill(String jdbcUrl, long seed) {
        this.jdbcUrl = jdbcUrl;
        this.random = new Random(seed);
    }

    /**
     * What came of it.
     *
     * @param confirmed how many batches were said to be stored
     * @param lossyKills after how many kills something was missing that had been confirmed
     * @param lost how many batches that were
     * @param torn after how many kills results and offset did not belong together
     */
    public record Outcome(long confirmed, int lossyKills, long lost, int torn) {

        /** Whether everything that was confirmed was there, and whole. */
        public boolean isExact() {
            return lossyKills == 0 && torn == 0;
        }
    }

    /** Kills so many times. */
    public Outcome run(int kills) {
        return run(kills, address -> {});
    }

    /** @param afterKill what happens to the database between a kill and the comparison */
    Outcome run(int kills, Consumer<String> afterKill) {
        long confirmed = 0;
        int lossyKills = 0;
        long lost = 0;
        int torn = 0;
        long stored = 0;
        for (int kill = 0; kill < kills; kill++) {
            long said = saidBeforeItsDeath();
            afterKill.accept(jdbcUrl);
            confirmed += said - stored;
            try (ResultStore store = ResultStore.open(jdbcUrl)) {
                stored = store.offsets().stream().mapToLong(StoredOffset::next).sum();
                lossyKills += stored < said ? 1 : 0;
                lost += Math.max(0, said - stored);
                Balance balance = Balance.of(store);
                torn += balance.readings() == (stored + 1) / 2 && balance.rejected() == stored / 2 ? 0 : 1;
            }
        }
        return new Outcome(confirmed, lossyKills, lost, torn);
    }

    /** The offset that a process had confirmed when it was killed. */
    private long saidBeforeItsDeath() {
        try (LabProcess storing = StoringProcess.start(jdbcUrl)) {
            if (storing.process().waitFor(random.nextInt(LONGEST_DELAY_MILLIS), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("It ended by itself.\n" + storing.transcript());
            }
            storing.killAndRead();
            return StoringProcess.confirmed(storing);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
