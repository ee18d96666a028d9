package labs.support.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PaceTest {

    /** Only the lower bound: how much longer it takes is the machine's business. */
    @Test
    void isNeverFasterThanItsRate() {
        long start = System.nanoTime();
        Pace pace = Pace.perSecond(100);
        for (int i = 0; i < 21; i++) {
            pace.await();
        }
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(200_000_000L);
    }

    @Test
    void anInfiniteRateNeverWaits() {
        Pace pace = Pace.perSecond(Double.POSITIVE_INFINITY);
        for (int i = 0; i < 1_000; i++) {
            assertThat(pace.mustWait()).isFalse();
            pace.await();
        }
    }

    @Test
    void anInterruptedThreadDoesNotWait() {
        Pace pace = Pace.perSecond(0.000_1);
        pace.await();
        Thread.currentThread().interrupt();
        pace.await();
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void refusesWhatIsNoRate() {
        for (double rate : new double[] {0, -1, Double.NaN}) {
            assertThatThrownBy(() -> Pace.perSecond(rate)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
