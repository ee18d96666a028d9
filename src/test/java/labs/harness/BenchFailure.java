package labs.harness;

import org.opentest4j.AssertionFailedError;

/** A test on the bench has failed. The message tells it batch by batch, as it is shown to students. */
public final class BenchFailure extends AssertionFailedError {
    private static final long serialVersionUID = 1;

    private final String differences;
    private final String kinds;
    private int size = Integer.MAX_VALUE;

    public BenchFailure(String message) {
        super(message);
        differences = "";
        kinds = "";
    }

    public BenchFailure(String message, Throwable cause) {
        super(message, cause);
        differences = "";
        kinds = "";
    }

    /**
     * With both texts apart, so that an IDE can show them side by side.
     *
     * @param differences for each batch that is not as expected, how it differs, see {@link #differences}
     * @param kinds the same, but only of which kind the difference is, see {@link #kinds}
     */
    public BenchFailure(String message, String expected, String got, String differences, String kinds) {
        super(message, expected, got);
        this.differences = differences;
        this.kinds = kinds;
    }

    private BenchFailure(String message, BenchFailure failure) {
        super(message, failure.getExpected(), failure.getActual(), failure.getCause());
        differences = failure.differences;
        kinds = failure.kinds;
        size = failure.size;
    }

    /** What is missing and what should not be there, of all batches that are not as expected; empty if none was compared. */
    public String differences() {
        return differences;
    }

    /**
     * Of which kind the differences are: the same for answers that lose, add or raise the same results, by whatever
     * numbers. Empty if no batch was compared.
     */
    public String kinds() {
        return kinds;
    }

    /** How much a reader has to look at: the elements and batches of the test, more if it restarts. */
    public int size() {
        return size;
    }

    /** Says how large the test is. */
    void ofSize(int newSize) {
        size = newSize;
    }

    /** The same failure with a line at its head. */
    BenchFailure under(String description) {
        BenchFailure described = new BenchFailure(description + "\n" + getMessage(), this);
        described.setStackTrace(getStackTrace());
        return described;
    }
}
