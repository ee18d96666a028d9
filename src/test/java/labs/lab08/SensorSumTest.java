package labs.lab08;

import static labs.lab08.Samples.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SensorSumTest {
    @Test
    void theMeanIsRoundedToTwoDecimalsHalvesAwayFromZero() {
        assertThat(sum(42.0).mean()).isEqualTo(new BigDecimal("42.00"));
        assertThat(sum(0.1, 0.2, 0.2).mean()).isEqualTo(new BigDecimal("0.17"));
        assertThat(sum(1.01, 1.0).mean()).isEqualTo(new BigDecimal("1.01"));
        assertThat(sum(-1.01, -1.0).mean()).isEqualTo(new BigDecimal("-1.01"));
    }

    @Test
    void whatIsComparedWithTheLimitIsTheMeanBeforeRounding() {
        BigDecimal limit = new BigDecimal("65");
        assertThat(sum(65, 65).isAbove(limit)).isFalse();
        assertThat(sum(65, 65.000001).isAbove(limit)).isTrue();
        assertThat(sum(65, 65.000001).mean()).isEqualTo(new BigDecimal("65.00"));
        assertThat(sum(65).isAbove(new BigDecimal("64.9"))).isTrue();
    }

    @Test
    void sumsThatDoNotFitFail() {
        assertThatThrownBy(() -> new SensorSum(1, Long.MAX_VALUE).plus(new SensorSum(1, 1)))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void mergesSensorBySensor() {
        assertThat(SensorSum.merge(Map.of("a", sum(1), "b", sum(2)), Map.of("b", sum(3), "c", sum(4))))
                .isEqualTo(Map.of("a", sum(1), "b", sum(2, 3), "c", sum(4)));
    }
}
