package labs.lab11;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import labs.check.catalogue.Catalogue;
import labs.check.catalogue.Exercise;
import labs.check.catalogue.Inventory;
import labs.check.verdict.KnownMistakes;
import labs.check.verdict.TestRun;
import labs.harness.lab.LabProcess;
import labs.harness.lab.QuickStart;
import labs.support.Workspace;
import labs.support.inside.Modules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the bench says with executors in its own JVM, a cluster with executors in other JVMs says, too. */
class VerdictsOnAClusterTest {
    /** Two workers with an executor of one core and 512 MB each: the processes of a cluster, on this machine. */
    private static final String CLUSTER = "local-cluster[2,1,512]";

    /** Nothing here runs long enough for the best compiler. */
    private static final String QUICK = "-XX:TieredStopAtLevel=1";

    @Test
    void aClusterAcceptsAndRejectsWhatTheBenchDoes(@TempDir Path folder) throws IOException {
        assumeTrue(new Inventory(Workspace.home()).hasSolutions(), "A handout has no answers to run.");
        Files.createDirectories(folder.resolve("jars"));
        String classPath = QuickStart.classPath();
        ProcessBuilder command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                QuickStart.archive(),
                QUICK,
                "-Dlabs.bench.master=" + CLUSTER,
                "-Dspark.executor.memory=512m",
                "-Dspark.task.maxFailures=1",
                "-Dspark.executor.extraClassPath=" + classPath,
                "-Dspark.executor.extraJavaOptions=" + QuickStart.archive() + " " + QUICK,
                "-cp",
                classPath,
                VerdictsOnAClusterTest.class.getName());
        command.directory(Workspace.home().toFile());
        command.environment().put("SPARK_HOME", folder.toString());
        command.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        command.environment().put("SPARK_SCALA_VERSION", "2.13");
        List<String> verdicts;
        try (LabProcess cluster = LabProcess.start(command)) {
            assertThat(cluster.awaitExit()).as(cluster.transcript()).isZero();
            verdicts = cluster.out().stream()
                    .filter(line -> line.startsWith("verdict "))
                    .toList();
        }
        assertThat(verdicts).containsExactlyElementsOf(expected());
    }

    private static List<String> expected() {
        return exercises().stream()
                .flatMap(exercise -> answers(exercise).stream()
                        .map(answer -> verdict(exercise, answer, !answer.startsWith("mistake:"))))
                .toList();
    }

    /** Runs the exercises' tests with each answer, in the JVM that the test has started. */
    public static void main(String[] args) throws ClassNotFoundException {
        Modules.open();
        for (Exercise exercise : exercises()) {
            Class<?> test = Class.forName(exercise.testClass());
            for (String answer : answers(exercise)) {
                System.out.println(verdict(
                        exercise,
                        answer,
                        TestRun.run(test, answer, started -> {}).allPassed()));
            }
        }
        System.exit(0);
    }

    private static List<Exercise> exercises() {
        return Catalogue.read(Workspace.home()).select("11");
    }

    private static List<String> answers(Exercise exercise) {
        List<String> answers = new ArrayList<>(List.of("solution"));
        KnownMistakes.classes(exercise).forEach(mistake -> answers.add("mistake:" + mistake.getSimpleName()));
        return answers;
    }

    private static String verdict(Exercise exercise, String answer, boolean passed) {
        return "verdict " + exercise.name() + " " + answer + (passed ? " passes" : " is rejected");
    }
}
