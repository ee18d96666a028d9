package labs.harness;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.IntStream;
import labs.harness.compare.Causes;
import labs.harness.compare.Expected;
import labs.harness.compare.Outcome;
import labs.harness.compare.Report;
import labs.harness.engine.SparkContexts;
import labs.support.inside.MemoryRows;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.StreamingQueryException;
import org.apache.spark.sql.types.StructType;

/**
 * The bench for Structured Streaming: a query gets its rows batch by batch from memory and answers batch by batch. There
 * is no clock in it; event time is what the rows say.
 *
 * <pre>{@code
 * QueryBench.query("value STRING", StructuredWordCount::count)
 *         .onBatches(List.of("a b"), List.of("b"))
 *         .expect(Map.of("a", 1L, "b", 1L), Map.of("a", 1L, "b", 2L));
 * }</pre>
 *
 * <p>A row that goes in is a {@code List} of its values, or the value itself where there is only one column. A row that
 * comes out is a pair where it has two columns, else a {@code List}. A time of day such as {@code "12:00:05"} stands for
 * that time on {@value #DAY}, in UTC, on both sides.
 */
public final class QueryBench {
    private static final String DAY = "2026-01-01";
    private static SparkSession shared;

    private final StructType schema;
    private final Function<Dataset<Row>, Dataset<Row>> query;
    private final List<Collection<?>> batches = new ArrayList<>();
    private final List<List<Object>> results = new ArrayList<>();
    private String mode = "complete";

    private QueryBench(StructType schema, Function<Dataset<Row>, Dataset<Row>> query) {
        this.schema = schema;
        this.query = query;
    }

    /**
     * Tests a query.
     *
     * @param schema of the rows that go in, such as {@code value STRING, timestamp TIMESTAMP}
     * @param query table in, table out
     */
    public static QueryBench query(String schema, Function<Dataset<Row>, Dataset<Row>> query) {
        return new QueryBench(StructType.fromDDL(schema), query);
    }

    /** The session that all tests of this JVM share, in the time zone UTC. */
    public static synchronized SparkSession spark() {
        SparkContext context = SparkContexts.shared().sc();
        if (shared == null || shared.sparkContext() != context) {
            SparkSession.clearActiveSession();
            SparkSession.clearDefaultSession();
            shared = SparkSession.builder().getOrCreate();
            shared.conf().set("spark.sql.session.timeZone", "UTC");
            shared.conf().set("spark.sql.streaming.forceDeleteTempCheckpointLocation", "true");
        }
        return shared;
    }

    /** A table that does not grow, in one partition: its rows have an order. */
    public static Dataset<Row> table(String schema, Collection<?> rows) {
        StructType type = StructType.fromDDL(schema);
        return spark().createDataFrame(rows(rows, type), type).coalesce(1);
    }

    /** The rows of a table that does not grow, in the form in which the bench compares. */
    public static List<Object> rowsOf(Dataset<Row> table) {
        return table.collectAsList().stream().map(QueryBench::plainRow).toList();
    }

    /** Sets the output mode. Without it, it is {@code complete}. */
    public QueryBench mode(String outputMode) {
        mode = outputMode;
        return this;
    }

    /** Adds batches: the rows that arrive in each. */
    public QueryBench onBatches(Collection<?>... rows) {
        batches.addAll(Arrays.asList(rows));
        return this;
    }

    /**
     * Runs every batch and compares, as {@link Script#expect} does. What a batch gives in mode complete is the whole
     * result; in mode update and append it is what goes to the sink until all is done that this batch makes possible,
     * windows that it closes included.
     */
    public void expect(Object... perBatch) {
        if (perBatch.length != batches.size()) {
            throw new IllegalArgumentException("expect() names the results of " + perBatch.length
                    + " batches, but there are " + batches.size() + " batches.");
        }
        run();
        new Report(outcome(), Arrays.stream(perBatch).map(Expected::of).toList()).failIfDifferent();
    }

    /** Runs every batch and answers with what each gave. */
    public List<List<Object>> results() {
        run();
        return List.copyOf(results);
    }

    private void run() {
        SparkSession spark = spark();
        MemoryRows source = new MemoryRows(spark, schema);
        StreamingQuery running = start(query.apply(source.table()));
        try {
            for (Collection<?> batch : batches) {
                results.add(new ArrayList<>());
                source.add(rows(batch, schema));
                running.processAllAvailable();
            }
        } catch (Exception e) {
            if (!(e instanceof StreamingQueryException) && e instanceof RuntimeException unexpected) {
                throw unexpected;
            }
            throw new BenchFailure(new Report(outcome()).ofFailedBatch(results.size(), e), e);
        } finally {
            stop(running);
        }
    }

    private StreamingQuery start(Dataset<Row> result) {
        try {
            return result.writeStream()
                    .outputMode(mode)
                    .foreachBatch((Dataset<Row> rows, Long id) -> record(rows))
                    .start();
        } catch (Exception e) {
            // Scala throws the checked AnalysisException without declaring it.
            throw new BenchFailure("Spark does not run this query: " + Causes.describe(e), e);
        }
    }

    private void record(Dataset<Row> rows) {
        if (results.isEmpty()) {
            return; // Spark looked before the first batch was there.
        }
        List<Object> ofBatch = results.get(results.size() - 1);
        if (mode.equals("complete")) {
            ofBatch.clear();
        }
        ofBatch.addAll(rowsOf(rows));
    }

    private static void stop(StreamingQuery query) {
        try {
            query.stop();
        } catch (TimeoutException e) {
            throw new BenchFailure("The query did not stop in time.", e);
        }
    }

    private Outcome<Object> outcome() {
        List<List<List<?>>> inputs = new ArrayList<>();
        batches.forEach(batch -> inputs.add(List.of(new ArrayList<>(batch))));
        List<List<List<?>>> outputs = new ArrayList<>();
        for (int batch = 0; batch < batches.size(); batch++) {
            outputs.add(batch < results.size() ? List.of(results.get(batch)) : List.of());
        }
        return new Outcome<>(inputs, outputs);
    }

    private static List<Row> rows(Collection<?> rows, StructType schema) {
        return rows.stream().map(row -> row(row, schema)).toList();
    }

    private static Row row(Object written, StructType schema) {
        List<?> values = written instanceof List<?> list ? list : List.of(written);
        return RowFactory.create(IntStream.range(0, values.size())
                .mapToObj(column -> schema.apply(column).dataType().typeName().equals("timestamp")
                        ? Timestamp.from(Instant.parse(DAY + "T" + values.get(column) + "Z"))
                        : values.get(column))
                .toArray());
    }

    private static Object plainRow(Row row) {
        List<Object> values = IntStream.range(0, row.size())
                .mapToObj(column -> plain(row.get(column)))
                .toList();
        return values.size() == 2 ? Map.entry(values.get(0), values.get(1)) : values;
    }

    private static Object plain(Object value) {
        if (value instanceof Timestamp time) {
            return time.toInstant().atOffset(ZoneOffset.UTC).toLocalTime().toString();
        }
        return value instanceof Row row
                ? IntStream.range(0, row.size())
                        .mapToObj(column -> plain(row.get(column)))
                        .toList()
                : value;
    }
}
