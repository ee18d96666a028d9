package labs.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class LabConfTest {

    @Test
    void everyCopyKeepsToTheLoopbackAddress() {
        LabConf conf = new LabConf("test", options());
        assertThat(conf.get("spark.driver.host")).isEqualTo("127.0.0.1");
        assertThat(conf.getenv("SPARK_LOCAL_IP")).isEqualTo("127.0.0.1");
        assertThat(conf.clone().getenv("SPARK_LOCAL_IP")).isEqualTo("127.0.0.1");
        assertThat(conf.clone().get("spark.app.name")).isEqualTo("test");
        assertThat(conf.getenv("PATH")).isEqualTo(System.getenv("PATH"));
    }

    @Test
    void hasTwoThreadsOrMoreUnlessToldOtherwise() {
        assertThat(new LabConf("test", options()).get("spark.master")).matches("local\\[([2-9]|\\d{2,})]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "local[1]", "local[1, 3]"})
    void refusesAMasterWithoutAThreadBesideTheReceiver(String master) {
        LabConf conf = new LabConf("test", options("--master", master));
        assertThatThrownBy(() -> conf.needsReceivers(1))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("has 1 thread and the receiver keeps one for itself")
                .hasMessageContaining("--master \"local[2]\"");
    }

    @Test
    void theDefaultMasterHasAThreadBesideAllReceivers() {
        LabConf conf = new LabConf("test", options()).needsReceivers(77);
        assertThat(conf.get("spark.master")).isEqualTo("local[78]");
    }

    @Test
    void refusesAMasterWithoutAThreadBesideSeveralReceivers() {
        assertThatThrownBy(() -> LabConf.requireThreads("local[2]", 2))
                .isInstanceOf(UserError.class)
                .hasMessage("The master local[2] has 2 threads and the 2 receivers keep one each, so nothing would ever"
                        + " be counted; type --master \"local[3]\" or more.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"local[2]", "local[4,2]", "local-cluster[2,1,512]"})
    void acceptsAMasterWithThreadsEnough(String master) {
        assertThatCode(() -> new LabConf("test", options("--master", master)).needsReceivers(1))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lokal", "local[0]", "local[x]", "127.0.0.1:7077", ""})
    void refusesWhatIsNoMaster(String master) {
        assertThatThrownBy(() -> new LabConf("test", options("--master", master)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("'" + master + "' is not a Spark master; type --master \"local[2]\"");
    }

    private static RunOptions options(String... args) {
        RunOptions options = new RunOptions();
        new CommandLine(CommandLine.Model.CommandSpec.create()
                        .addMixin("run", CommandLine.Model.CommandSpec.forAnnotatedObject(options)))
                .parseArgs(args);
        return options;
    }
}
