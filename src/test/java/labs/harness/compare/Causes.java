package labs.harness.compare;

import java.io.NotSerializableException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import labs.harness.BenchFailure;
import labs.support.Failures;
import labs.support.inside.Words;

/** Finds the exception that matters under those that Spark wraps around it, and says it in a few lines. */
public final class Causes {
    private static final List<String> NOT_THE_STUDENTS = List.of("java.", "jdk.", "sun.", "scala.", "org.");
    private static final int FRAMES = 3;

    private Causes() {}

    /** What to throw when calling the pipeline threw this: the exception itself, unless Spark threw it. */
    public static RuntimeException ofConnecting(Exception e) {
        if (isNotSerialisable(e)) {
            throw new BenchFailure(describe(e), e);
        }
        if (e instanceof RuntimeException unchanged) {
            return unchanged;
        }
        throw new BenchFailure("Building the stream failed: " + describe(e), e);
    }

    /** What to throw when the finished stream does not start. */
    public static BenchFailure ofStarting(Exception e) {
        if (isNotSerialisable(e)) {
            return new BenchFailure(describe(e), e);
        }
        String text = String.valueOf(e.getMessage());
        String hint = text.contains("checkpoint directory has not been set")
                ? "\nThis pipeline needs a checkpoint folder: add .checkpointed() to the test."
                : "";
        return new BenchFailure("The stream does not start: " + describe(e) + hint, e);
    }

    /** The exception at the bottom, its message's first line, and where it was thrown if that is code of the labs. */
    public static String describe(Throwable e) {
        if (isNotSerialisable(e)) {
            return notSerialisable(e);
        }
        Throwable root = root(e);
        String message = root instanceof StackOverflowError
                ? ": a method calls itself without end"
                : root.getMessage() == null
                        ? ""
                        : ": " + root.getMessage().lines().findFirst().orElse("");
        String where = Arrays.stream(root.getStackTrace())
                .filter(frame -> NOT_THE_STUDENTS.stream().noneMatch(frame.getClassName()::startsWith))
                .limit(FRAMES)
                .map(frame -> "\n    at " + frame)
                .collect(Collectors.joining());
        return root.getClass().getSimpleName() + message + where;
    }

    private static Throwable root(Throwable e) {
        return Failures.causes(e).reduce((first, second) -> second).orElse(e);
    }

    private static boolean isNotSerialisable(Throwable e) {
        return Failures.causes(e).anyMatch(NotSerializableException.class::isInstance)
                || String.valueOf(e.getMessage()).contains(NotSerializableException.class.getName());
    }

    private static String notSerialisable(Throwable e) {
        String object = Failures.causes(e)
                .filter(NotSerializableException.class::isInstance)
                .map(found -> Words.unserialisable((NotSerializableException) found))
                .findFirst()
                .orElseGet(() -> e.getMessage().lines().findFirst().orElse(""));
        return "A function of the pipeline uses an object that cannot be serialised: "
                + object + ".\n"
                + "Spark sends functions to its executors: use a static method, or only local values that are"
                + " Serializable.";
    }
}
