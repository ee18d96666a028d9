package labs.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import labs.harness.QueryBench;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.StreamingQueryException;
import org.junit.jupiter.api.Test;

class SocketWatchTest {
    private static final long DEADLINE_MILLIS = TimeUnit.SECONDS.toMillis(60);

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void saysThatTheSourceIsGoneWhileTheQueryGoesOn() throws Exception {
        TextServer server = server();
        StreamingQuery query = query(server, "value");
        try {
            Thread watch = SocketWatch.start(query, out());
            query.processAllAvailable();
            server.close();
            watch.join(DEADLINE_MILLIS);
            assertThat(said()).startsWith("The source is gone");
        } finally {
            query.stop();
        }
    }

    @Test
    void saysNothingOfAQueryThatFails() throws Exception {
        try (TextServer server = server()) {
            StreamingQuery query = query(server, "cast(value as int)");
            Thread watch = SocketWatch.start(query, out());
            assertThatThrownBy(() -> query.awaitTermination(DEADLINE_MILLIS))
                    .isInstanceOf(StreamingQueryException.class)
                    .hasMessageContaining("CAST_INVALID_INPUT");
            watch.join(DEADLINE_MILLIS);
            assertThat(watch.isAlive()).isFalse();
            assertThat(said()).isEmpty();
        }
    }

    private static TextServer server() {
        return TextServer.replay(Workspace.data("harbour.txt"), 0, Double.POSITIVE_INFINITY, false);
    }

    private static StreamingQuery query(TextServer server, String expression) throws Exception {
        return QueryBench.spark()
                .readStream()
                .format("socket")
                .option("host", "127.0.0.1")
                .option("port", server.port())
                .load()
                .selectExpr(expression)
                .writeStream()
                .foreachBatch((Dataset<Row> rows, Long id) -> rows.collectAsList())
                .start();
    }

    private PrintStream out() {
        return new PrintStream(said, true, StandardCharsets.UTF_8);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
