package labs.check.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import labs.check.AnswerExtension;
import labs.check.ExerciseTest;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** One run of an exercise's test with one answer. */
public final class TestRun implements TestExecutionListener {
    /** The launcher finds the engines once. Nobody else listens: a build that runs this one counts its own tests. */
    private static final Launcher LAUNCHER = LauncherFactory.create(LauncherConfig.builder()
            .enableTestExecutionListenerAutoRegistration(false)
            .enableLauncherDiscoveryListenerAutoRegistration(false)
            .enableLauncherSessionListenerAutoRegistration(false)
            .enablePostDiscoveryFilterAutoRegistration(false)
            .build());

    private final Consumer<String> started;
    private final List<TestFailure> failures = new ArrayList<>();
    private final List<String> skipped = new ArrayList<>();
    private int passed;

    private TestRun(Consumer<String> started) {
        this.started = started;
    }

    /**
     * A test method that failed.
     *
     * @param id the same for the same method in each run
     * @param name the method's name as it is shown
     * @param error why it failed
     */
    public record TestFailure(String id, String name, Throwable error) {}

    /**
     * What came out.
     *
     * @param passed how many test methods passed
     * @param failures those that failed
     * @param skipped for those that could not run here, why
     */
    public record Result(int passed, List<TestFailure> failures, List<String> skipped) {
        public boolean allPassed() {
            return passed > 0 && failures.isEmpty() && skipped.isEmpty();
        }

        /** Nothing fails but what nobody has written yet. */
        public boolean pending() {
            return !failures.isEmpty() && failures.stream().allMatch(failure -> Throwables.isPending(failure.error()));
        }
    }

    /**
     * Runs the test with the thread's context class loader.
     *
     * @param which the answer, as in {@link ExerciseTest}
     * @param started is told the name of each test method that begins
     */
    public static Result run(Class<?> test, String which, Consumer<String> started) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClass(test))
                .configurationParameter(AnswerExtension.ANSWER, which)
                .build();
        TestRun run = new TestRun(started);
        LAUNCHER.execute(request, run);
        return new Result(run.passed, List.copyOf(run.failures), List.copyOf(run.skipped));
    }

    @Override
    public void executionStarted(TestIdentifier test) {
        if (test.isTest()) {
            started.accept(name(test));
        }
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        skipped.add(name(test) + ": " + reason);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        switch (result.getStatus()) {
            case FAILED ->
                failures.add(new TestFailure(
                        test.getUniqueId(),
                        name(test),
                        result.getThrowable().orElseGet(() -> new AssertionError("the test failed without a reason"))));
            case ABORTED ->
                skipped.add(name(test) + ": "
                        + result.getThrowable().map(Throwable::getMessage).orElse("it was given up"));
            default -> passed += test.isTest() ? 1 : 0;
        }
    }

    private static String name(TestIdentifier test) {
        return test.getDisplayName().replaceFirst("\\(.*\\)$", "");
    }
}
