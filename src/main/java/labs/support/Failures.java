package labs.support;

import java.util.Optional;
import java.util.stream.Stream;
import labs.support.inside.Words;
import picocli.CommandLine;

/** Turns exceptions into sentences. */
final class Failures {
    private Failures() {}

    /** The first {@link UserError} in the chain of causes, else a sentence made of the root cause. */
    static UserError asUserError(Throwable e) {
        return find(e, UserError.class).or(() -> KafkaFailures.asUserError(e)).orElseGet(() -> {
            Throwable root = root(e);
            String text = root.getMessage() == null ? "" : ": " + firstLine(root.getMessage());
            String hint = DebugOption.isOn() ? "" : " (--debug shows where)";
            // Spark's name for the most frequent mistake; the root says only which class it was.
            String task = Words.TASK_NOT_SERIALIZABLE.text();
            String unsent = causes(e).anyMatch(cause -> task.equals(cause.getMessage())) ? task + ": " : "";
            return UserError.failure(sentence(unsent + root.getClass().getSimpleName() + text + hint), e);
        });
    }

    /** The last exception in the chain of causes. */
    static Throwable root(Throwable e) {
        return causes(e).reduce((first, second) -> second).orElse(e);
    }

    /** The first exception of that type in the chain of causes. */
    static <T extends Throwable> Optional<T> find(Throwable e, Class<T> type) {
        return causes(e).filter(type::isInstance).map(type::cast).findFirst();
    }

    /** The text, closed with a full stop where it has no closing mark. */
    static String sentence(String text) {
        String trimmed = text.strip();
        return trimmed.endsWith(".") || trimmed.endsWith("!") || trimmed.endsWith("?") ? trimmed : trimmed + ".";
    }

    private static Stream<Throwable> causes(Throwable e) {
        // picocli wraps what a command throws; the limit guards against a chain that bites its own tail.
        Throwable start = e instanceof CommandLine.ExecutionException && e.getCause() != null ? e.getCause() : e;
        return Stream.iterate(start, t -> t != null, Throwable::getCause).limit(50);
    }

    static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
