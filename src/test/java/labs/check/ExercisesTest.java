package labs.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import labs.check.Verdict.State;
import labs.harness.QuickStart;
import labs.support.Workspace;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The proof for every exercise that is found: nothing is missing, the solution passes, each mistake is rejected and
 * known by its sentence. What a student has written is reported, and never breaks the build.
 */
class ExercisesTest {
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

    @Test
    void everyLabHasASheetAndEveryMainClassIsThere() {
        assertThat(inventory.missingLabs()).isEmpty();
    }

    @Test
    void stubsArePendingAndStudentsCodeIsReported(@TempDir Path work) {
        List<String> notPending = new ArrayList<>();
        try (Workshop workshop = new Workshop(work, QuickStart.classPath(), List.of(QuickStart.archive()))) {
            for (Exercise exercise : inventory.exercises()) {
                Verdict verdict = workshop.check(exercise, true);
                if (inventory.isStub(exercise)) {
                    if (verdict.state() != State.PENDING) {
                        notPending.add(verdict.text());
                    }
                } else {
                    System.out.println("What a student has written: " + verdict.text());
                }
            }
        }
        assertThat(notPending).isEmpty();
    }
}
