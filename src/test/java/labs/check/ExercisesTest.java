package labs.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import labs.check.author.Proof;
import labs.check.catalogue.Exercise;
import labs.check.catalogue.Inventory;
import labs.check.verdict.Judge;
import labs.check.verdict.KnownMistakes;
import labs.check.verdict.TestRun;
import labs.check.verdict.TestRun.Result;
import labs.check.verdict.Verdict;
import labs.check.verdict.Verdict.State;
import labs.check.verdict.WrongAnswers;
import labs.check.verdict.WrongAnswers.WrongAnswer;
import labs.check.worker.Workshop;
import labs.harness.lab.QuickStart;
import labs.support.Workspace;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The proof for every exercise that is found: nothing is missing, the solution passes, each mistake is rejected and
 * known by its sentence, and of what students answer wrongly, most is. What a student has written is reported, and never breaks the build.
 */
class ExercisesTest {
    private static final Duration STUBS_PATIENCE = Duration.ofMinutes(1);

    private final Inventory inventory = new Inventory(Workspace.home());

    @TestFactory
    Stream<DynamicNode> exercises() {
        return inventory.exercises().stream()
                .map(exercise -> dynamicContainer(exercise.name(), proofs(exercise).stream()));
    }

    private List<DynamicNode> proofs(Exercise exercise) {
        Proof proof = new Proof(exercise);
        List<DynamicNode> proofs = new ArrayList<>();
        proofs.add(dynamicTest(
                "nothing is missing",
                () -> assertThat(inventory.missing(exercise)).isEmpty()));
        if (inventory.hasSolutions()) {
            proofs.add(dynamicTest(
                    "the solution passes", () -> assertThat(proof.ofSolution()).isEmpty()));
            proofs.add(dynamicTest(
                    "mistakes are known", () -> assertThat(proof.ofMistakes()).isEmpty()));
        } else {
            proofs.add(dynamicTest(
                    "mistakes are recorded",
                    () -> assertThat(proof.ofRecord(KnownMistakes.recorded(exercise)))
                            .isEmpty()));
        }
        return proofs;
    }

    /** Whether they read what the collections say is proved by {@code ./lab prove}, which takes minutes for all. */
    @TestFactory
    Stream<DynamicNode> wrongAnswersOfACollectionNameTheirMistakes() {
        return inventory.exercises().stream()
                .filter(exercise -> !WrongAnswers.of(exercise).isEmpty())
                .map(exercise -> dynamicTest(exercise.name(), () -> {
                    List<WrongAnswer> answers = WrongAnswers.of(exercise);
                    List<String> mistakes = Stream.concat(
                                    KnownMistakes.classes(exercise).stream().map(Class::getSimpleName),
                                    answers.stream()
                                            .filter(WrongAnswer::isMistake)
                                            .map(WrongAnswer::name))
                            .toList();
                    assertThat(answers)
                            .as("a collection shows something from six on")
                            .hasSizeGreaterThanOrEqualTo(6);
                    assertThat(answers)
                            .filteredOn(answer -> !answer.reads().isEmpty())
                            .extracting(WrongAnswer::reads)
                            .isSubsetOf(mistakes);
                }));
    }

    @Test
    void ofTheWrongAnswersFourOfFiveReadASentence() {
        List<WrongAnswer> answers = inventory.exercises().stream()
                .flatMap(exercise -> WrongAnswers.of(exercise).stream())
                .toList();
        long read = answers.stream().filter(answer -> !answer.reads().isEmpty()).count();
        assertThat(5 * read)
                .as("%d of %d wrong answers read a sentence, times five", read, answers.size())
                .isGreaterThanOrEqualTo(4L * answers.size());
    }

    @Test
    void everyLabHasASheetAndEveryMainClassIsThere() {
        assertThat(inventory.missingLabs()).isEmpty();
    }

    @Test
    void stubsArePendingAndStudentsCodeIsReported(@TempDir Path work) {
        List<String> notPending = new ArrayList<>();
        // Its JVM starts with the first check: only where a student has written something.
        try (Workshop workshop = new Workshop(work, QuickStart.classPath(), List.of(QuickStart.archive()))) {
            for (Exercise exercise : inventory.exercises()) {
                if (inventory.isStub(exercise)) {
                    Verdict verdict = ofStub(exercise);
                    if (verdict.state() != State.PENDING) {
                        notPending.add(verdict.text());
                    }
                } else {
                    System.out.println("What a student has written: "
                            + workshop.check(exercise, true).text());
                }
            }
        }
        assertThat(notPending).isEmpty();
    }

    /** Runs the test with the stub as the build has compiled it; a stub does nothing that this JVM must be kept from. */
    private static Verdict ofStub(Exercise exercise) {
        Result report = assertTimeoutPreemptively(
                STUBS_PATIENCE,
                () -> TestRun.run(Class.forName(exercise.testClass()), "student", name -> {}),
                exercise.name());
        return new Judge(exercise).judge(report, List.of());
    }
}
