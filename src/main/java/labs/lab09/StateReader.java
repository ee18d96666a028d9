package labs.lab09;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode_outer;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.timestamp_millis;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import labs.support.Lab;
import labs.support.LabConf;
import labs.support.RunOptions;
import labs.support.StructuredRuns;
import labs.support.UserError;
import labs.support.Workspace;
import labs.support.checkpoint.StoppedQueries;
import labs.support.options.Rows;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * Looks into the state of a query that has stopped: its checkpoint, read as tables.
 *
 * <ol>
 *   <li>The source {@code state-metadata} says which operators of the query keep state, in which stores, and under which
 *       names.
 *   <li>The source {@code statestore} reads one of them: a key and a value in each row, as they were after the last batch
 *       that was completed. For {@code transformWithState} it wants the name of a variable, or reads the timers.
 *   <li>Keys and values are structs. What is shown are their fields, beside each other.
 * </ol>
 *
 * <p>Run it after {@code ./lab 9 StructuredWordSessions --demo --for 20s}: {@code ./lab 9 StateReader}. With the name of a
 * folder it reads the checkpoint that is in there.
 */
@Command(name = "StateReader", description = "Shows the state of a query that has stopped: keys, values and timers.")
public final class StateReader implements Callable<Integer> {
    private static final String VARIABLES =
            "stateVariables ARRAY<STRUCT<stateName: STRING, stateVariableType: STRING>>";
    private static final String TIMERS = "TimerState";

    @Parameters(
            paramLabel = "FOLDER",
            arity = "0..1",
            description = "checkpoint folder (default: the one in which a query of this lab has written last)")
    private String folder;

    @Mixin
    private final Rows rows = new Rows(20);

    @Mixin
    private RunOptions run;

    public static void main(String[] args) {
        Lab.run(new StateReader(), args);
    }

    @Override
    public Integer call() {
        List<Path> queries = StoppedQueries.in(folder());
        SparkSession spark = StructuredRuns.session(new LabConf("Lab 9: StateReader", run));
        try {
            // A store reports to a coordinator, even if it is only read; Spark starts that with its list of queries.
            spark.streams();
            for (Path query : queries) {
                System.out.println(Workspace.display(query) + " after batch "
                        + StoppedQueries.lastBatch(query).orElseThrow());
                for (Row store : stores(spark, Workspace.forSpark(query)).collectAsList()) {
                    System.out.println("\n" + heading(store));
                    state(spark, Workspace.forSpark(query), store).show(rows.limit(), false);
                }
            }
            return 0;
        } finally {
            StructuredRuns.stop(spark);
        }
    }

    /**
     * What can be read: a row for each variable of {@code transformWithState}, and for each store of another operator.
     *
     * @param checkpoint as Spark takes it
     * @return the columns {@code operatorId}, {@code operatorName}, {@code stateStoreName}, {@code stateName} and
     *     {@code stateVariableType}, the last two null where the operator has no variables
     */
    static Dataset<Row> stores(SparkSession spark, String checkpoint) {
        return spark.read()
                .format("state-metadata")
                .load(checkpoint)
                .withColumn("properties", from_json(col("operatorProperties"), StructType.fromDDL(VARIABLES)))
                .withColumn("variable", explode_outer(col("properties.stateVariables")))
                .select(
                        "operatorId",
                        "operatorName",
                        "stateStoreName",
                        "variable.stateName",
                        "variable.stateVariableType")
                .distinct()
                .orderBy(
                        col("operatorId"),
                        col("stateStoreName"),
                        col("stateVariableType").equalTo(TIMERS),
                        col("stateName"));
    }

    /**
     * The rows of a store, sorted by their keys: what the state holds after the last batch that was completed.
     *
     * @param store a row of {@link #stores}
     * @return a column for each field of the key and of the value, and {@code partition_id}: which task keeps the row
     */
    static Dataset<Row> state(SparkSession spark, String checkpoint, Row store) {
        DataFrameReader reader = spark.read().format("statestore").option("operatorId", store.getLong(0));
        String variable = store.getString(3);
        if (variable == null) {
            reader.option("storeName", store.getString(2));
        } else if (TIMERS.equals(store.getString(4))) {
            reader.option("readRegisteredTimers", true);
        } else {
            reader.option("stateVarName", variable);
        }
        Dataset<Row> state = reader.load(checkpoint);
        Column[] keys = fields(state.schema().apply("key"), "").toArray(Column[]::new);
        Column[] all = Arrays.stream(state.schema().fields())
                .flatMap(field -> fields(field, "").stream())
                .toArray(Column[]::new);
        return state.orderBy(keys).select(all);
    }

    /** The columns of a struct and of the structs in it. Names that say nothing, as key and value, are left out. */
    private static List<Column> fields(StructField field, String parents) {
        String path = parents + "`" + field.name() + "`";
        if (field.dataType() instanceof StructType struct) {
            return Arrays.stream(struct.fields())
                    .flatMap(inner -> fields(inner, path + ".").stream())
                    .toList();
        }
        List<String> names = new ArrayList<>(Stream.of(path.replace("`", "").split("\\."))
                .filter(name -> !name.matches("key|value"))
                .toList());
        String name = names.isEmpty() ? path.replace("`", "").replaceFirst("\\..*", "") : String.join(".", names);
        // Times are milliseconds since 1970 where Spark itself has added them.
        boolean millis = name.matches("ttlExpirationMs|expiration_timestamp_ms");
        return List.of((millis ? timestamp_millis(col(path)) : col(path)).as(name));
    }

    private static String heading(Row store) {
        String operator = store.getString(1) + " (operator " + store.getLong(0) + ")";
        String variable = store.getString(3);
        return variable == null
                ? operator + ":"
                : TIMERS.equals(store.getString(4))
                        ? "Timers of " + operator + ":"
                        : store.getString(4) + " '" + variable + "' of " + operator + ":";
    }

    private Path folder() {
        return folder != null
                ? Workspace.callerFile(folder)
                : StoppedQueries.newest("lab09")
                        .orElseThrow(() -> UserError.failure("No query of this lab has left its state yet; type"
                                + " ./lab 9 StructuredWordSessions --demo --for 20s, or name a checkpoint folder."));
    }
}
