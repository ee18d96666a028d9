package labs.check.verdict;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import labs.check.catalogue.Exercise;
import labs.check.verdict.TestRun.Result;
import labs.check.verdict.TestRun.TestFailure;
import labs.harness.BenchFailure;
import org.opentest4j.AssertionFailedError;

/**
 * How an answer fails: for each test method that fails, a digest of how the batches differ from what was expected, and
 * one of what kind these differences are. The same answer has the same fingerprint in each run and on each machine; what
 * differs from run to run, and the name of the class that answered, is taken out first. Being digests, they can be handed
 * to students without telling them anything.
 */
final class Fingerprint {
    private static final int DIGITS = 16;
    private static final String BETWEEN = "-";

    private Fingerprint() {}

    /** The two digests of each failed test method, by the method's id. */
    static Map<String, String> of(Result report, Exercise exercise) {
        Map<String, String> digests = new TreeMap<>();
        for (TestFailure failure : report.failures()) {
            digests.put(
                    failure.id(),
                    digest(difference(failure.error(), exercise)) + BETWEEN + digest(kind(failure.error(), exercise)));
        }
        return digests;
    }

    /** Only of which kind the differences are. */
    static Map<String, String> kinds(Map<String, String> fingerprint) {
        Map<String, String> kinds = new TreeMap<>();
        fingerprint.forEach((test, digests) -> kinds.put(test, digests.substring(digests.indexOf(BETWEEN))));
        return kinds;
    }

    /** What differs: the results of batches, else what the failed assertion says, else the exception. */
    private static String difference(Throwable error, Exercise exercise) {
        Optional<BenchFailure> compared = compared(error);
        if (compared.isPresent()) {
            return "differs " + stable(compared.get().differences(), exercise);
        }
        Throwable root = Throwables.root(error);
        return root instanceof AssertionError
                ? "failed " + unordered(stable(String.valueOf(root.getMessage()), exercise))
                : stable(root.getClass().getName() + " " + firstLine(root), exercise);
    }

    /** Of batches, the kind of their differences; of a number, whether it is too high or too low; all else as it is. */
    private static String kind(Throwable error, Exercise exercise) {
        Optional<BenchFailure> compared = compared(error);
        if (compared.isPresent()) {
            return "differs " + compared.get().kinds();
        }
        Throwable root = Throwables.root(error);
        if (root instanceof AssertionFailedError failed
                && failed.isExpectedDefined()
                && failed.isActualDefined()
                && failed.getExpected().getValue() instanceof Number expected
                && failed.getActual().getValue() instanceof Number got) {
            return got.doubleValue() > expected.doubleValue() ? "too high" : "too low";
        }
        return difference(error, exercise);
    }

    private static Optional<BenchFailure> compared(Throwable error) {
        return Throwables.chain(error).stream()
                .filter(BenchFailure.class::isInstance)
                .map(BenchFailure.class::cast)
                .filter(failure -> !failure.kinds().isEmpty())
                .findFirst();
    }

    /** Sets and maps print their elements in any order, some in another one in each JVM: only the words count. */
    private static String unordered(String message) {
        return Stream.of(message.split("[\\s,;(){}\\[\\]]+")).sorted().collect(Collectors.joining(" "));
    }

    /** The text without what is not the same in each run. */
    static String stable(String text, Exercise exercise) {
        return text.replace("\r\n", "\n")
                .replaceAll("\\b" + exercise.name() + "(Solution|WrongAnswers|Mistakes([$.]\\w+)?)?\\b", "ANSWER")
                .replaceAll("(\\$\\$Lambda)\\S*", "$1")
                .replaceAll(" because \"[^\"]*\" is null", "")
                .replaceAll("@[0-9a-f]{4,16}\\b", "@ID")
                .replaceAll("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", "UUID")
                .replaceAll("(?:file:)?(?:/[\\w.@+~-]+){2,}/?|\\b[A-Z]:\\\\[\\w.@+~\\\\-]+", "PATH")
                .replaceAll("\\b(stage|TID|task) [\\d.]+", "$1 N")
                .replaceAll("(127\\.0\\.0\\.1|localhost):\\d+", "$1:PORT");
    }

    private static String firstLine(Throwable e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }
}
