package labs.lab10.report;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import labs.lab10.Scored;
import labs.support.UserError;
import labs.support.Workspace;
import labs.support.inside.DiskSpace;
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

    private static final String COLUMNS = String.join(",", SCHEMA.fieldNames());

    private final Path file;
    private final PrintWriter out;

    /**
     * A file that a person named: a new one in a folder that exists, or one of this lab, which is replaced.
     *
     * @throws UserError if it is another one, or cannot be written
     */
    public static WindowFile named(Path file) {
        String shown = Workspace.display(file);
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw cannotBeWritten(file, null);
        }
        if (Files.exists(file) && !isOurs(file)) {
            throw UserError.failure("The file " + shown
                    + " is left as it is, because it has no scored windows; name another one with --scored FILE.csv.");
        }
        if (Files.exists(file)) {
            System.err.println("The windows that were scored before in " + shown + " are replaced.");
        }
        return new WindowFile(file);
    }

    private static boolean isOurs(Path file) {
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return COLUMNS.equals(lines.readLine());
        } catch (IOException e) {
            return false;
        }
    }

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
            out.println(COLUMNS);
        } catch (IOException e) {
            throw cannotBeWritten(file, e);
        }
    }

    private static UserError cannotBeWritten(Path file, IOException e) {
        return UserError.failure(
                "The file " + Workspace.display(file) + " cannot be written; name another one with --scored FILE.csv.",
                e);
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
