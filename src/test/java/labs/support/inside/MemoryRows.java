package labs.support.inside;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.streaming.runtime.MemoryStream;
import org.apache.spark.sql.types.StructType;
import scala.jdk.javaapi.CollectionConverters;

/** A streaming table that gets its rows from the test; Spark's public API has no such source. */
public final class MemoryRows {
    private final MemoryStream<Row> stream;

    /** A table without rows. */
    public MemoryRows(SparkSession spark, StructType schema) {
        stream = MemoryStream.apply(Encoders.row(schema), spark);
    }

    /** The table, for a query. */
    public Dataset<Row> table() {
        return stream.toDF();
    }

    /** Adds rows; they arrive together. */
    public void add(List<Row> rows) {
        stream.addData(CollectionConverters.asScala(rows));
    }
}
