package labs.support.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import labs.support.UserError;
import labs.support.inside.MasterProbe.Answer;
import labs.support.inside.MasterProbe.Found;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterConfTest {
    private static final String MASTER = "spark://127.0.0.1:1";

    @ParameterizedTest
    @CsvSource({"spark://h1:7077, [h1:7077]", "'spark://h1:7077,h2.example:7078', '[h1:7077, h2.example:7078]'"})
    void aClusterMayHaveSeveralMasters(String typed, String masters) {
        assertThat(MasterAddress.of(typed)).hasToString(masters);
    }

    /** Spark takes no underscore in a host's name either. */
    @ParameterizedTest
    @ValueSource(
            strings = {"spark://", "spark://h1", "spark://h1:7077,", "spark://h1:7077,h2", "spark://spark_master:7077"})
    void saysHowTheAddressOfAMasterIsTyped(String typed) {
        assertThatThrownBy(() -> MasterAddress.of(typed))
                .isInstanceOf(UserError.class)
                .hasMessage("'" + typed + "' is not the address of a master; type --master spark://127.0.0.1:7077.");
    }

    @Test
    void saysWhatOtherMachinesMustSee() {
        assertThat(ClusterConf.elsewhere(MasterAddress.of(MASTER))).isEmpty();
        assertThat(ClusterConf.elsewhere(MasterAddress.of("spark://127.0.0.1:1,h2:1")))
                .hasValue("The executors run on other machines: what you name with --checkpoint and the like must be in"
                        + " folders that all of them see.");
    }

    @Test
    void whatSparkSubmitHasSetStays() {
        assertThat(ClusterConf.added("", "b.B")).isEqualTo("b.B");
        assertThat(ClusterConf.added("a.A", "b.B")).isEqualTo("a.A,b.B");
    }

    @ParameterizedTest
    @CsvSource({"512, --memory 1g", "2048, --memory 2048m"})
    void eachExecutorNeedsAWorkerWithItsMemory(int needed, String advice) {
        assertThatThrownBy(() -> usable(new Found(Answer.MASTER, 4, needed - 1, ""), needed))
                .isInstanceOf(UserError.class)
                .hasMessage("No worker of " + MASTER + " has the " + needed
                        + " MB that an executor needs; start workers with" + " more memory (./lab cluster " + advice
                        + ").");
        assertThat(usable(new Found(Answer.MASTER, 4, needed, ""), needed)).isEqualTo(4);
    }

    @Test
    void aMasterThatRecoversIsNotOneWithoutWorkers() {
        assertThatThrownBy(() -> usable(new Found(Answer.NOT_YET, 0, 0, ""), 512))
                .hasMessageContaining("gives out no cores now")
                .hasMessageEndingWith("; wait a minute, and type the same again.");
        assertThatThrownBy(() -> usable(new Found(Answer.MASTER, 0, 0, ""), 512))
                .hasMessage("The master " + MASTER + " has no worker; start one first.");
    }

    @Test
    void refusesAClusterWithFewerCoresThanTasksThatNeverEnd() {
        assertThatThrownBy(() -> ClusterConf.requireCores(MASTER, 1, 2, "two tasks keep one each"))
                .isInstanceOf(UserError.class)
                .hasMessage("The cluster has 1 core and two tasks keep one each; start one more worker.");
        assertThatCode(() -> ClusterConf.requireCores(MASTER, 2, 2, "two tasks keep one each"))
                .doesNotThrowAnyException();
    }

    private static int usable(Found found, int needed) {
        return ClusterConf.usable(found, MASTER, Optional.empty(), needed);
    }
}
