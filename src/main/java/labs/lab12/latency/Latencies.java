package labs.lab12.latency;

import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;

/** Times from a reading to its alert, in milliseconds: of a very long run the latest 500,000. */
public final class Latencies {
    private static final int KEPT = 500_000;

    private final DescriptiveStatistics millis = new DescriptiveStatistics(KEPT);
    private long repeated;

    /** How many alerts there are, each reading counted once. */
    public synchronized long count() {
        return millis.getN();
    }

    /** How many alerts came for a reading that had one already; none of them is in the times. */
    public synchronized long repeated() {
        return repeated;
    }

    /**
     * The time that this part of the alerts does not exceed.
     *
     * @param percent above 0, up to 100; 50 is the median
     * @return milliseconds; NaN where there is no alert
     */
    public synchronized double percentile(double percent) {
        return millis.getPercentile(percent);
    }

    /** All of them, the shortest first. */
    synchronized double[] sorted() {
        return millis.getSortedValues();
    }

    synchronized void add(double time) {
        millis.addValue(time);
    }

    synchronized void addRepeated() {
        repeated++;
    }
}
