package labs.lab09;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import labs.harness.QueryBench;
import labs.harness.lab.LabCall;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.RuntimeConfig;
import org.apache.spark.sql.streaming.OutputMode;
import org.apache.spark.sql.streaming.StatefulProcessor;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.TTLConfig;
import org.apache.spark.sql.streaming.TimeMode;
import org.apache.spark.sql.streaming.TimerValues;
import org.apache.spark.sql.streaming.ValueState;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.collection.Iterator;
import scala.jdk.javaapi.CollectionConverters;

/** Which changes of the state's schema a checkpoint of this lab allows, and what is said of the others. */
class StateSchemaTest {
    private static final StructType SEEN = StructType.fromDDL("word STRING, before STRING");

    @TempDir
    Path temp;

    private int files;

    @Test
    void aFieldMayComeAndATypeMayNotChange() throws Exception {
        RuntimeConfig conf = QueryBench.spark().conf();
        StructuredWordSessions.STATE_STORE.forEach(conf::set);
        try {
            assertThat(run("times INT")).containsExactly("tide null");
            assertThat(run("times INT, first STRING")).containsExactly("tide [1,null]");
        } finally {
            StructuredWordSessions.STATE_STORE.keySet().forEach(conf::unset);
        }
        // Without a row there would be no batch, and without a batch nobody compares.
        tideArrives();
        LabCall lab = LabCall.withSpark(
                new StructuredWordSessions(),
                "--files",
                temp.resolve("in").toString(),
                "--checkpoint",
                temp.resolve("checkpoint").toString(),
                "--keep",
                "--for",
                "60s");
        assertThat(lab.exitCode()).as(lab.out() + lab.err()).isEqualTo(1);
        assertThat(lab.err().lines())
                .last()
                .asString()
                .startsWith("error: The state in ")
                .endsWith(" has another schema than this code, and Spark cannot turn the one into the other; undo the"
                        + " change of the state's fields, or type --fresh to start over without it.");
    }

    private Path tideArrives() throws IOException {
        Path in = Files.createDirectories(temp.resolve("in"));
        Files.writeString(in.resolve(++files + ".txt"), "tide\n");
        return in;
    }

    /** One more run with that schema, in which the word arrives once: the word, and the state that it finds. */
    private List<String> run(String schema) throws Exception {
        Path in = tideArrives();
        List<String> seen = new CopyOnWriteArrayList<>();
        Dataset<Row> result = QueryBench.spark()
                .readStream()
                .format("text")
                .load(in.toString())
                .as(Encoders.STRING())
                .groupByKey((MapFunction<String, String>) word -> word, Encoders.STRING())
                .transformWithState(
                        new Remembers(schema), TimeMode.ProcessingTime(), OutputMode.Append(), Encoders.row(SEEN));
        StreamingQuery query = result.writeStream()
                .outputMode("append")
                .foreachBatch((Dataset<Row> rows, Long id) ->
                        rows.collectAsList().forEach(row -> seen.add(row.getString(0) + " " + row.getString(1))))
                .option("checkpointLocation", temp.resolve("checkpoint").toString())
                .start();
        try {
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> Arrays.stream(query.recentProgress()).anyMatch(batch -> batch.numInputRows() > 0));
        } finally {
            query.stop();
        }
        return seen;
    }

    /** Keeps 1 and nulls in the variable in which the lab keeps its sessions. */
    private static final class Remembers extends StatefulProcessor<String, String, Row> {
        private static final long serialVersionUID = 1L;
        private final StructType schema;
        private transient ValueState<Row> session;

        Remembers(String schema) {
            this.schema = StructType.fromDDL(schema);
        }

        @Override
        public void init(OutputMode mode, TimeMode time) {
            session = getHandle().getValueState("session", Encoders.row(schema), TTLConfig.NONE());
        }

        @Override
        public Iterator<Row> handleInputRows(String word, Iterator<String> rows, TimerValues time) {
            String before = session.exists() ? session.get().toString() : null;
            Object[] values = new Object[schema.size()];
            values[0] = 1;
            session.update(RowFactory.create(values));
            return CollectionConverters.asScala(
                    List.of(RowFactory.create(word, before)).iterator());
        }
    }
}
