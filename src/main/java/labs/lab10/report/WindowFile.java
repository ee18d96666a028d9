package labs.lab10.report;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import labs.lab10.Scored;
import labs.support.DiskSpace;
import labs.support.UserError;
import labs.support.Workspace;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Scored windows as lines of CSV: what the stream leaves behind for those who want to explore it. */
public final class WindowFile implements AutoCloseable {
    /** The columns, in order. */
    public static final StructType SCHEMA = new StructType()
            .add("window_end", DataTypes.TimestampType)
            .add("sensor", DataTypes.StringType)
            .add("mean", DataTypes.DoubleType)
            .add("spread", DataTypes.DoubleType)
            .add("slope", DataTypes.DoubleType)
            .add("cluster", DataTypes.IntegerType)
            .add("distance", DataTypes.DoubleType);

    private final Path file;
    private final PrintWriter out;

    /**
     * A new file; an old one of that name is replaced.
     *
     * @throws UserError if it cannot be written
     */
    public WindowFile(Path file) {
        this.file = file;
        try {
            Path folder = file.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            out = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8));
            out.println(String.join(",", SCHEMA.fieldNames()));
        } catch (IOException e) {
            throw UserError.failure(
                    "The file " + Workspace.display(file)
                            + " cannot be written; name another one with --scored FILE.csv.",
                    e);
        }
    }

    /**
     * Appends one window.
     *
     * @throws UserError if the file does not take it
     */
    public void add(long millis, List<Scored> window) {
        for (Scored sensor : window) {
            out.printf(
                    Locale.ROOT,
                    "%s,\"%s\",%.6f,%.6f,%.6f,%d,%.6f%n",
                    Instant.ofEpochMilli(millis),
                    sensor.sensor().replace("\"", "\"\""),
                    sensor.mean(),
                    sensor.spread(),
                    sensor.slope(),
                    sensor.cluster(),
                    sensor.distance());
        }
        // checkError flushes, too: what is on the screen is in the file.
        if (out.checkError()) {
            throw DiskSpace.full(file, null)
                    .orElseGet(() -> UserError.failure("The file " + Workspace.display(file)
                            + " cannot be written any more; name another one with --scored FILE.csv."));
        }
    }

    @Override
    public void close() {
        out.close();
    }
}
