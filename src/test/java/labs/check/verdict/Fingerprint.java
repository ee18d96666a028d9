package labs.check.verdict;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import labs.check.catalogue.Exercise;
import labs.check.verdict.TestRun.Result;
import labs.check.verdict.TestRun.TestFailure;
import labs.harness.BenchFailure;

/**
 * How an answer fails: for each test method that fails, a digest of what came out. The same answer has the same
 * fingerprint in each run and on each machine; what differs from run to run, and the name of the class that answered, is
 * taken out first. Being a digest, it can be handed to students without telling them anything.
 */
final class Fingerprint {
    private static final int DIGITS = 16;

    private Fingerprint() {}

    /** The digest of each failed test method, by the method's id. */
    static Map<String, String> of(Result report, Exercise exercise) {
        Map<String, String> digests = new TreeMap<>();
        for (TestFailure failure : report.failures()) {
            digests.put(failure.id(), digest(cameOut(failure.error(), exercise)));
        }
        return digests;
    }

    /** What the answer gave: the value that was compared, else the failed assertion, else the exception. */
    private static String cameOut(Throwable error, Exercise exercise) {
        for (Throwable e : Throwables.chain(error)) {
            if (e instanceof BenchFailure failure && failure.isActualDefined()) {
                return "got " + stable(failure.getActual().getStringRepresentation(), exercise);
            }
        }
        Throwable root = Throwables.root(error);
        return root instanceof AssertionError
                ? "failed " + unordered(stable(String.valueOf(root.getMessage()), exercise))
                : stable(root.getClass().getName() + " " + firstLine(root), exercise);
    }

    /** Sets and maps print their elements in any order, some in another one in each JVM: only the words count. */
    private static String unordered(String message) {
        return Stream.of(message.split("[\\s,;(){}\\[\\]]+")).sorted().collect(Collectors.joining(" "));
    }

    /** The text without what is not the same in each run. */
    static String stable(String text, Exercise exercise) {
        return text.replace("\r\n", "\n")
                .replaceAll("\\b" + exercise.name() + "(Solution|Mistakes([$.]\\w+)?)?\\b", "ANSWER")
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
