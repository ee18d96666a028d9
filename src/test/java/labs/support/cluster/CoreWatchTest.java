package labs.support.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.SparkConf;
import org.apache.spark.scheduler.SparkListenerApplicationEnd;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.cluster.ExecutorInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import scala.collection.immutable.Map$;

class CoreWatchTest {
    private final List<String> said = new CopyOnWriteArrayList<>();
    private final SparkConf conf = new SparkConf(false);
    private CoreWatch watch;

    @AfterEach
    void end() {
        watch.onApplicationEnd(new SparkListenerApplicationEnd(0, scala.Option.empty()));
    }

    @Test
    void saysOnceThatTheReceiverHasTheOnlyCoreAndOnceThatItHasMore() {
        watch(CoreWatch.RECEIVERS, "1");
        executor("0", 1);
        watch.onApplicationStart(null);
        awaitWords(1);
        assertThat(said.get(0))
                .isEqualTo(
                        "The lab waits for cores: it has 1, and needs one for each receiver and one more, 2; its executors may"
                                + " still be starting, a driver or another application may have the cores or the memory for them,"
                                + " or a worker is gone (advice 1).");
        executor("1", 1);
        awaitWords(2);
        assertThat(said.get(1)).isEqualTo("The lab has cores enough again: 2.");
        watch.onExecutorRemoved(new SparkListenerExecutorRemoved(0, "0", "killed"));
        awaitWords(3);
        assertThat(said.get(2)).startsWith("The lab waits for cores: it has 1,").endsWith(" (advice 2).");
    }

    @Test
    void aLabWithoutReceiversNeedsACoreForEachTaskThatNeverEnds() {
        watch(CoreWatch.CORES, "2");
        executor("0", 1);
        watch.onApplicationStart(null);
        awaitWords(1);
        assertThat(said.get(0)).startsWith("The lab waits for cores: it has 1, and needs 2;");
        executor("1", 1);
        awaitWords(2);
    }

    private void watch(String setting, String value) {
        AtomicInteger asked = new AtomicInteger();
        watch = new CoreWatch(
                conf.set(setting, value),
                Duration.ofMillis(1),
                said::add,
                () -> " (advice " + asked.incrementAndGet() + ").");
    }

    private void awaitWords(int sentences) {
        await().atMost(Duration.ofSeconds(60)).until(() -> said.size() == sentences);
    }

    private void executor(String id, int cores) {
        ExecutorInfo info = new ExecutorInfo("127.0.0.1", cores, Map$.MODULE$.empty());
        watch.onExecutorAdded(new SparkListenerExecutorAdded(0, id, info));
    }
}
