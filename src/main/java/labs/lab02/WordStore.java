package labs.lab02;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import labs.support.UserError;
import labs.support.Workspace;
import labs.support.screen.ConsoleTable;
import org.apache.spark.network.util.JavaUtils;
import org.h2.api.ErrorCode;
import org.h2.message.DbException;
import org.h2.tools.DeleteDbFiles;

/** Where {@link WordsToTable} writes: a folder with an H2 database and with the text files of each batch. */
final class WordStore implements AutoCloseable {
    /** Each word with all that was stored of it, the most frequent first. */
    static final String TOTALS = "SELECT word, sum(times) AS times, count(*) AS batches,"
            + " formatdatetime(min(batch), 'HH:mm:ss') AS first_seen, formatdatetime(max(batch), 'HH:mm:ss') AS last_seen"
            + " FROM words GROUP BY word ORDER BY times DESC, word";

    private static final String DATABASE = "words";

    private final Path folder;
    private Connection connection;

    WordStore(Path folder) {
        this.folder = folder;
    }

    /**
     * The JDBC URL. Only one process can have the database open at a time. Each commit is written at once and the
     * database survives a killed process, so nothing is left to do when the JVM ends.
     */
    String url() {
        return "jdbc:h2:file:" + folder.resolve(DATABASE) + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
    }

    /** What {@code saveAsTextFiles} puts before the hyphen and the batch's time. */
    String textPrefix() {
        return folder.resolve("text").resolve("words").toUri().toString();
    }

    /**
     * Makes folder, database and table where they are missing. The database stays open, so that the connections of the
     * tasks find it open, until {@link #close()}.
     *
     * @param empty whether to remove what earlier runs have stored
     * @throws UserError if the folder cannot be written, or the database is in use or damaged
     */
    WordStore open(boolean empty) {
        try {
            Files.createDirectories(folder);
            if (!Files.isWritable(folder)) {
                throw new IOException("not writable");
            }
        } catch (IOException e) {
            throw UserError.failure(
                    "Nothing can be written to " + Workspace.display(folder)
                            + "; make it a folder that you may write to, or type --output with another one.",
                    e);
        }
        try {
            if (empty) {
                removeDatabase();
                JavaUtils.deleteRecursively(folder.resolve("text").toFile());
            }
            connection = DriverManager.getConnection(url());
            try (Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE IF NOT EXISTS words (batch TIMESTAMP WITH TIME ZONE, word VARCHAR,"
                        + " times INT NOT NULL, PRIMARY KEY (batch, word))");
            }
            return this;
        } catch (Exception e) {
            throw sentence(e);
        }
    }

    /** What the table holds, in a few words. */
    String summary() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT count(*), count(DISTINCT batch) FROM words")) {
            result.next();
            return "the table words has now " + counted(result.getLong(1), "row", "rows") + " of "
                    + counted(result.getLong(2), "batch", "batches");
        }
    }

    private static String counted(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    /**
     * What the stored table answers to a question.
     *
     * @param limit how many rows at most
     * @throws UserError if there is no table, another process has it open, or the question is not one in SQL
     */
    String answer(String sql, int limit) {
        if (!exists()) {
            throw UserError.failure("There is no table in " + Workspace.display(folder)
                    + " yet; run the lab without --report first, with the same --demo or --output.");
        }
        try (Connection reader = DriverManager.getConnection(url() + ";ACCESS_MODE_DATA=r");
                Statement statement = reader.createStatement()) {
            return table(statement, sql, limit);
        } catch (Exception e) {
            throw sentence(e);
        }
    }

    /** Shows the files of one batch. */
    void printTextFiles(long batchMillis) throws IOException {
        Path batch = folder.resolve("text").resolve(DATABASE + "-" + batchMillis + ".txt");
        try (Stream<Path> files = Files.list(batch)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.startsWith("part-")) {
                    List<String> lines = Files.readAllLines(file);
                    String first = lines.isEmpty() ? "" : ", the first: " + lines.get(0);
                    System.out.println(
                            "    " + batch.getFileName() + "/" + name + ": " + lines.size() + " lines" + first);
                }
            }
        }
    }

    /** The number that the database gave to a connection; each one gets another. */
    static int number(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT session_id()")) {
            result.next();
            return result.getInt(1);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException ignored) {
            // Everything is committed already; a stop that interrupts a read may have closed the file before us.
        }
    }

    private static String table(Statement statement, String sql, int limit) throws SQLException {
        try (ResultSet result = statement.executeQuery(sql)) {
            int columns = result.getMetaData().getColumnCount();
            String[] headings = new String[columns];
            for (int column = 0; column < columns; column++) {
                headings[column] =
                        result.getMetaData().getColumnLabel(column + 1).toLowerCase();
            }
            ConsoleTable table = new ConsoleTable(headings);
            int more = 0;
            while (result.next()) {
                if (table.size() < limit) {
                    Object[] cells = new Object[columns];
                    for (int column = 0; column < columns; column++) {
                        cells[column] = result.getString(column + 1);
                    }
                    table.row(cells);
                } else {
                    more++;
                }
            }
            return table + (more == 0 ? "" : "(" + more + " more rows; --rows N shows N)\n");
        }
    }

    private void removeDatabase() throws SQLException {
        if (exists()) {
            try {
                DriverManager.getConnection(url()).close();
            } catch (SQLException e) {
                // One that cannot be read may go, but not one that another process is writing to.
                if (e.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) {
                    throw e;
                }
            }
            DeleteDbFiles.execute(folder.toString(), DATABASE, true);
        }
    }

    private boolean exists() {
        return Files.isRegularFile(folder.resolve(DATABASE + ".mv.db"));
    }

    private UserError sentence(Exception e) {
        String where = "The database in " + Workspace.display(folder);
        int code = DbException.convert(e).getErrorCode();
        return switch (code) {
            case ErrorCode.DATABASE_ALREADY_OPEN_1 ->
                UserError.failure(
                        where + " is open in another process; stop the lab that runs there, or type --output with"
                                + " another folder.",
                        e);
            case ErrorCode.FILE_CORRUPTED_1, ErrorCode.FILE_VERSION_ERROR_1, ErrorCode.IO_EXCEPTION_1 ->
                UserError.failure(
                        where + " cannot be read: it is damaged or not one of H2; type --fresh to start a new one, or"
                                + " --output with another folder.",
                        e);
            default ->
                UserError.failure(
                        where + " does not answer: " + e.getMessage().replaceFirst("(?s);? SQL statement:.*", "") + ".",
                        e);
        };
    }
}
