package labs.support.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
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
    private final CoreWatch watch =
            new CoreWatch(new SparkConf(false).set(CoreWatch.RECEIVERS, "1"), Duration.ofMillis(1), said::add);

    @AfterEach
    void end() {
        watch.onApplicationEnd(new SparkListenerApplicationEnd(0, scala.Option.empty()));
    }

    @Test
    void saysOnceThatTheReceiverHasTheOnlyCoreAndOnceThatItHasMore() {
        executor("0", 1);
        watch.onApplicationStart(null);
        awaitWords(1);
        assertThat(said.get(0))
                .startsWith("The lab waits for cores: it has 1, and needs one for each receiver and one more, 2;");
        executor("1", 1);
        awaitWords(2);
        assertThat(said.get(1)).isEqualTo("The lab has cores enough again: 2.");
        watch.onExecutorRemoved(new SparkListenerExecutorRemoved(0, "0", "killed"));
        awaitWords(3);
        assertThat(said.get(2)).startsWith("The lab waits for cores: it has 1,");
    }

    private void awaitWords(int sentences) {
        await().atMost(Duration.ofSeconds(60)).until(() -> said.size() == sentences);
    }

    private void executor(String id, int cores) {
        ExecutorInfo info = new ExecutorInfo("127.0.0.1", cores, Map$.MODULE$.empty());
        watch.onExecutorAdded(new SparkListenerExecutorAdded(0, id, info));
    }
}
