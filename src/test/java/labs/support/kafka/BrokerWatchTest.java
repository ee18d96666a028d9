package labs.support.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class BrokerWatchTest {
    @TempDir
    Path folder;

    @Test
    void saysThatTheBrokerIsGoneAndThatItIsBackOnceEach() {
        LocalKafka kafka = LocalKafka.start(folder, 0);
        String servers = kafka.bootstrapServers();
        String gone = "The Kafka broker at " + servers
                + " does not answer; the stream waits for it. Start it again, or stop the lab with Ctrl-C."
                + System.lineSeparator();
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (BrokerWatch watch = new BrokerWatch(servers, new PrintStream(said, true, UTF_8))) {
            kafka.close();
            await().atMost(Duration.ofSeconds(60)).until(() -> said.toString(UTF_8), equalTo(gone));

            kafka = LocalKafka.start(folder, kafka.port());
            String back = "The Kafka broker answers again." + System.lineSeparator();
            await().atMost(Duration.ofSeconds(60)).until(() -> said.toString(UTF_8), equalTo(gone + back));
        } finally {
            kafka.close();
        }
    }
}
