package labs.support;

/**
 * Something that the person at the keyboard can mend: a sentence that says what is wrong and what to type instead,
 * and the exit code that goes with it.
 */
public final class UserError extends RuntimeException {
    private final int exitCode;

    private UserError(int exitCode, String sentence, Throwable cause) {
        super(sentence, cause);
        this.exitCode = exitCode;
    }

    /** What was typed cannot be meant so: exit code 2. */
    public static UserError usage(String sentence) {
        return new UserError(2, sentence, null);
    }

    /** What was typed is right, but it cannot be done: exit code 1. */
    public static UserError failure(String sentence) {
        return new UserError(1, sentence, null);
    }

    /** As {@link #failure(String)}, with the exception that led to it; only its type helps those who debug a lab. */
    public static UserError failure(String sentence, Throwable cause) {
        return new UserError(1, sentence, cause);
    }

    /** The end that was asked for, seen by a thread that had not heard of it: exit code 0, and nothing is said. */
    static UserError noFailure(Throwable cause) {
        return new UserError(0, "", cause);
    }

    /** 2 for wrong usage, 1 for a failure, 0 for none. */
    public int exitCode() {
        return exitCode;
    }
}
