package labs.support.cluster;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import labs.support.UserError;
import labs.support.cluster.MasterPage.SubmittedDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of drivers that the master tells of. */
class SubmissionTest {
    private static final ClusterFolder FOLDER = ClusterFolder.at(Path.of("cluster"));

    @ParameterizedTest
    @CsvSource({
        "FAILED, worker-2, worker-2/driver-1/stderr",
        "ERROR,  worker-2, logs/worker-2.log",
        "ERROR,          , logs/master.log"
    })
    void namesTheLogOfADriverThatHasFailed(String state, String worker, String log) {
        SubmittedDriver driver = driver("driver-1", state, worker);
        assertThatThrownBy(() -> Submission.requireNoFailure(driver, FOLDER))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("driver-1 has ended at once, as " + state + "; its log says why: ")
                .hasMessageEndingWith(Path.of("cluster").resolve(log) + ".");
    }

    @ParameterizedTest
    @CsvSource({"SUBMITTED", "RUNNING", "FINISHED", "KILLED"})
    void saysNothingOfAnyOther(String state) {
        SubmittedDriver driver = driver("driver-1", state, "worker-2");
        assertThatCode(() -> {
                    Submission.requireNoFailure(driver, FOLDER);
                    Submission.requireThisId(driver, List.of(driver));
                })
                .doesNotThrowAnyException();
    }

    @Test
    void namesTheDriversThatRunInPlaceOfOneThatWasStartedElsewhere() {
        SubmittedDriver old = driver("driver-1", "RELAUNCHING", "worker-1");
        SubmittedDriver ended = driver("driver-2", "KILLED", "worker-1");
        SubmittedDriver next = driver("driver-3", "RUNNING", "worker-2");
        assertThatThrownBy(() -> Submission.requireThisId(old, List.of(next, old, ended)))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "driver-1 was started again under a new id, since its worker is gone; these run, type one of"
                                + " them: driver-3.");
        assertThatThrownBy(() -> Submission.requireThisId(old, List.of(old, ended)))
                .hasMessageEndingWith("; none runs now.");
    }

    private static SubmittedDriver driver(String id, String state, String worker) {
        return new SubmittedDriver(id, state, Optional.ofNullable(worker));
    }
}
