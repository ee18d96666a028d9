package labs.support.inside;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.SecurityManager;
import org.junit.jupiter.api.Test;

class LoopbackConfTest {

    /** A checkpoint keeps the settings, and outlives the cluster. */
    @Test
    void theSecretIsUsedAndStandsInNoSetting() {
        LoopbackConf conf = new LoopbackConf() {};
        conf.authenticateWith("of the cluster");
        SecurityManager manager =
                new SecurityManager(conf.clone(), scala.Option.empty(), SecurityManager.$lessinit$greater$default$3());
        manager.initializeAuth();
        assertThat(manager.isAuthenticationEnabled()).isTrue();
        assertThat(manager.getSecretKey()).isEqualTo("of the cluster");
        assertThat(conf.clone().toDebugString()).contains("spark.authenticate").doesNotContain("of the cluster");
    }
}
