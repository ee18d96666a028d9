package labs.harness;

import org.opentest4j.AssertionFailedError;
import org.opentest4j.ValueWrapper;

/** A test on the bench has failed. The message tells it batch by batch, as it is shown to students. */
public final class BenchFailure extends AssertionFailedError {
    private static final long serialVersionUID = 1;

    public BenchFailure(String message) {
        super(message);
    }

    public BenchFailure(String message, Throwable cause) {
        super(message, cause);
    }

    /** With both texts apart, so that an IDE can show them side by side. */
    public BenchFailure(String message, String expected, String got) {
        super(message, expected, got);
    }

    private BenchFailure(String message, ValueWrapper expected, ValueWrapper got, Throwable cause) {
        super(message, expected, got, cause);
    }

    /** The same failure with a line at its head. */
    BenchFailure under(String description) {
        BenchFailure described =
                new BenchFailure(description + "\n" + getMessage(), getExpected(), getActual(), getCause());
        described.setStackTrace(getStackTrace());
        return described;
    }
}
