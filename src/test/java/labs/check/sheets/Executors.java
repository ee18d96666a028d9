package labs.check.sheets;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which process is which part of a lab on a cluster: what a person reads in its lines before the kill. */
final class Executors {
    private static final Pattern DRIVER = Pattern.compile("The driver is process (\\d+)\\.");
    private static final Pattern RECEIVER = Pattern.compile("receiver \\d+ +executor (\\d+) .*");
    private static final Pattern EXECUTOR = Pattern.compile("What runs on executor (\\d+) is in process (\\d+); .*");

    private Executors() {}

    /** The process of the driver that was named last. */
    static long driver(List<String> lines) {
        return last(found(DRIVER, lines).map(driver -> driver.group(1)))
                .map(Long::valueOf)
                .orElseThrow(() -> new IllegalStateException("nothing names the driver's process"));
    }

    /** The process of the executor that has the receiver, or of one that has none. */
    static long executor(List<String> lines, boolean withReceiver) {
        String reads = last(found(RECEIVER, lines).map(receiver -> receiver.group(1)))
                .orElseThrow(() -> new IllegalStateException("the lab does not say where its receiver is"));
        return last(found(EXECUTOR, lines)
                        .filter(executor -> executor.group(1).equals(reads) == withReceiver)
                        .map(executor -> executor.group(2)))
                .map(Long::valueOf)
                .orElseThrow(() -> new IllegalStateException("the lab does not name the process of an executor "
                        + (withReceiver ? "with" : "without") + " the receiver"));
    }

    /** As {@code kill -9} does, and waits for the end. */
    static void kill(long process) {
        ProcessHandle there = ProcessHandle.of(process)
                .filter(ProcessHandle::destroyForcibly)
                .orElseThrow(() -> new IllegalStateException("process " + process + " is not there any more"));
        there.onExit().join();
    }

    private static Stream<MatchResult> found(Pattern pattern, List<String> lines) {
        return lines.stream().map(pattern::matcher).filter(Matcher::matches).map(Matcher::toMatchResult);
    }

    private static Optional<String> last(Stream<String> all) {
        return all.reduce((before, after) -> after);
    }
}
