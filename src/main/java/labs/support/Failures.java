package labs.support;

import java.io.NotSerializableException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;
import labs.support.inside.DiskSpace;
import labs.support.inside.Words;
import picocli.CommandLine;

/** Turns exceptions into sentences. */
public final class Failures {
    private static final List<Function<Throwable, Optional<UserError>>> TRANSLATORS = new CopyOnWriteArrayList<>();

    private Failures() {}

    /**
     * Adds somebody who knows the exceptions of one kind, such as those of Kafka; each room brings its own.
     *
     * @param translator the sentence for an exception, if it is of that kind
     */
    public static void translateWith(Function<Throwable, Optional<UserError>> translator) {
        TRANSLATORS.add(translator);
    }

    /**
     * What a {@link UserError} says: one that was added while resources were closed, which know most, or the first in the
     * chain of causes; else the sentence of a translator, else one that is made of the root cause.
     */
    public static UserError asUserError(Throwable e) {
        return whileClosing(e)
                .or(() -> find(e, UserError.class))
                .or(() -> translated(e))
                .or(() -> notForCheckpoints(e))
                .or(() -> fullDisk(e))
                .orElseGet(() -> UserError.failure(generalSentence(e), e));
    }

    private static Optional<UserError> whileClosing(Throwable e) {
        return causes(e)
                .flatMap(cause -> Stream.of(cause.getSuppressed()))
                .filter(UserError.class::isInstance)
                .map(UserError.class::cast)
                .findFirst();
    }

    private static Optional<UserError> translated(Throwable e) {
        return TRANSLATORS.stream()
                .map(translator -> translator.apply(e))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Spark tries, before it starts a stream, to write it to a checkpoint. */
    private static Optional<UserError> notForCheckpoints(Throwable e) {
        return find(e, NotSerializableException.class)
                .filter(found -> Words.STREAM_NOT_SERIALIZABLE.isIn(found.getMessage()))
                .map(found -> UserError.failure(
                        "The stream cannot be written to a checkpoint, because a function of it holds on to an object"
                                + " that is not serialisable, a " + Words.unserialisable(found)
                                + "; make that object inside of the function (--debug shows where).",
                        e));
    }

    private static Optional<UserError> fullDisk(Throwable e) {
        return DiskSpace.isFull(e)
                ? Optional.of(UserError.failure("A disk is full: free some space, then start again.", e))
                : Optional.empty();
    }

    private static String generalSentence(Throwable e) {
        Throwable root = root(e);
        String text = root.getMessage() == null ? "" : ": " + firstLine(root.getMessage());
        String hint = CommonOptions.isOn() ? "" : " (--debug shows where)";
        // Spark's name for the most frequent mistake; the root says only which class it was.
        String task = Words.TASK_NOT_SERIALIZABLE.text();
        String unsent = causes(e).anyMatch(cause -> task.equals(cause.getMessage())) ? task + ": " : "";
        return sentence(unsent + root.getClass().getSimpleName() + text + hint);
    }

    /** The last exception in the chain of causes. */
    public static Throwable root(Throwable e) {
        return causes(e).reduce((first, second) -> second).orElse(e);
    }

    /** The first exception of that type in the chain of causes. */
    public static <T extends Throwable> Optional<T> find(Throwable e, Class<T> type) {
        return causes(e).filter(type::isInstance).map(type::cast).findFirst();
    }

    /** The text, closed with a full stop where it has no closing mark. */
    public static String sentence(String text) {
        String trimmed = text.strip();
        return trimmed.endsWith(".") || trimmed.endsWith("!") || trimmed.endsWith("?") ? trimmed : trimmed + ".";
    }

    /** The exception and what it was caused by, from the outermost to the root. */
    public static Stream<Throwable> causes(Throwable e) {
        // picocli wraps what a command throws; the limit guards against a chain that bites its own tail.
        Throwable start = e instanceof CommandLine.ExecutionException && e.getCause() != null ? e.getCause() : e;
        return Stream.iterate(start, t -> t != null, Throwable::getCause).limit(50);
    }

    static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
