package labs.support.inside;

import static scala.jdk.javaapi.CollectionConverters.asJava;

import java.util.List;
import java.util.concurrent.TimeoutException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.classic.StreamingQueryManager;
import org.apache.spark.sql.execution.streaming.sources.MemorySink;
import org.apache.spark.sql.streaming.OutputMode;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.Trigger;
import org.apache.spark.util.ManualClock;
import scala.Option;

/**
 * A query with a batch every second of a clock that is set by hand: for those that ask for the time. Spark has clock and
 * sink for its own tests, and no public method takes a clock.
 */
public final class QueryClock {
    private final ManualClock clock = new ManualClock(0);
    private final MemorySink sink = new MemorySink();
    private final StreamingQuery query;

    /** Starts the query in output mode append. The first batch is at second 1. */
    public QueryClock(Dataset<Row> result) throws TimeoutException {
        StreamingQueryManager queries =
                (StreamingQueryManager) result.sparkSession().streams();
        query = queries.startQuery(
                Option.empty(),
                Option.empty(),
                Option.empty(),
                (org.apache.spark.sql.classic.Dataset<?>) result,
                scala.collection.immutable.Map$.MODULE$.empty(),
                sink,
                OutputMode.Append(),
                true,
                true,
                Trigger.ProcessingTime(1_000),
                clock,
                Option.empty(),
                Option.empty());
    }

    /** The query, to be stopped. */
    public StreamingQuery query() {
        return query;
    }

    /** Lets the clock show a second; the batch of that second begins to run. */
    public void set(int second) {
        clock.setTime(second * 1_000L);
    }

    /** How many batches have written their rows. */
    public long batches() {
        Option<Object> latest = sink.latestBatchId();
        return latest.isEmpty() ? 0 : (Long) latest.get() + 1;
    }

    /** The rows of the newest of them. */
    public List<Row> newest() {
        return asJava(sink.latestBatchData().toSeq());
    }
}
