package labs.harness;

import org.opentest4j.AssertionFailedError;

/** A test on the bench has failed. The message tells it batch by batch, as it is shown to students. */
public final class BenchFailure extends AssertionFailedError {
    private static final long serialVersionUID = 1;

    BenchFailure(String message) {
        super(message);
    }

    BenchFailure(String message, Throwable cause) {
        super(message, cause);
    }

    /** With both texts apart, so that an IDE can show them side by side. */
    BenchFailure(String message, String expected, String got) {
        super(message, expected, got);
    }
}
