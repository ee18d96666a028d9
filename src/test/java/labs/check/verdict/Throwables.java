package labs.check.verdict;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import labs.check.NotSolvedYet;
import labs.support.Failures;

/** Reads what a test threw. */
public final class Throwables {
    private Throwables() {}

    /** From the exception to its root cause. */
    static List<Throwable> chain(Throwable error) {
        return Failures.causes(error).toList();
    }

    public static Throwable root(Throwable error) {
        return Failures.root(error);
    }

    /** Whether it comes from an exercise that nobody has written yet; what executors throw may arrive as text only. */
    public static boolean isPending(Throwable error) {
        String name = NotSolvedYet.class.getName();
        return chain(error).stream()
                .anyMatch(e -> e.getClass().getName().equals(name)
                        || e.getMessage() != null && e.getMessage().contains(name));
    }

    /**
     * Where in the student's file it happened, innermost first.
     *
     * @param className the student's class
     * @return {@code CleanWords.java:17}
     */
    public static Optional<String> place(Throwable error, String className) {
        List<Throwable> chain = chain(error);
        for (int i = chain.size() - 1; i >= 0; i--) {
            Optional<String> place = place(chain.get(i).getStackTrace(), className);
            if (place.isPresent()) {
                return place;
            }
            // An executor's stack trace comes as part of the message.
            Matcher text = Pattern.compile(
                            "at (?:.*/)?" + Pattern.quote(className) + "[.$][^(\n]*\\((\\w+\\.java:\\d+)\\)")
                    .matcher(String.valueOf(chain.get(i).getMessage()));
            if (text.find()) {
                return Optional.of(text.group(1));
            }
        }
        return Optional.empty();
    }

    /** The innermost of the student's frames. */
    public static Optional<String> place(StackTraceElement[] stack, String className) {
        return Stream.of(stack)
                .filter(frame -> frame.getClassName().equals(className)
                        || frame.getClassName().startsWith(className + "$"))
                .filter(frame -> frame.getLineNumber() > 0)
                .findFirst()
                .map(frame -> frame.getFileName() + ":" + frame.getLineNumber());
    }
}
