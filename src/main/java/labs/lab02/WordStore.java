package labs.lab02;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import labs.support.FolderLock;
import labs.support.UserError;
import labs.support.Workspace;
import labs.support.screen.ConsoleTable;
import org.apache.spark.network.util.JavaUtils;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Where {@link WordsToTable} writes: a folder with a SQLite database and with the text files of each batch. */
final class WordStore implements AutoCloseable {
    /** Each word with all that was stored of it, the most frequent first. */
    static final String TOTALS = "SELECT word, sum(times) AS times, count(*) AS batches,"
            + " strftime('%H:%M:%S', min(batch), 'localtime') AS first_seen,"
            + " strftime('%H:%M:%S', max(batch), 'localtime') AS last_seen"
            + " FROM words GROUP BY word ORDER BY times DESC, word";

    private static final String NAME = "words";

    private static final AtomicInteger LAST_NUMBER = new AtomicInteger();
    private static final Map<Connection, Integer> NUMBERS = Collections.synchronizedMap(new WeakHashMap<>());

    private final Path folder;
    private FolderLock lock;
    private Connection connection;

    WordStore(Path folder) {
        this.folder = folder;
    }

    /**
     * The JDBC URL. The log takes each commit at once, on the disk, so that it survives whatever kills the process; who
     * reads need not wait for who writes.
     */
    String url() {
        return "jdbc:sqlite:" + database().toUri() + "?journal_mode=WAL&synchronous=FULL";
    }

    /** What {@code saveAsTextFiles} puts before the hyphen and the batch's time. */
    String textPrefix() {
        return Workspace.forSpark(folder.resolve("text").resolve(NAME));
    }

    /**
     * Makes folder, database and table where they are missing, and keeps the folder for this process until
     * {@link #close()}.
     *
     * @param empty whether to remove what earlier runs have stored
     * @throws UserError if the folder cannot be written, or the database is in use or damaged
     */
    WordStore open(boolean empty) {
        try {
            Files.createDirectories(folder);
            lock = FolderLock.take(folder)
                    .orElseThrow(() -> UserError.failure(databaseName() + " is open in " + FolderLock.holder(folder)
                            + "; stop the lab that runs there, or type --output with another folder."));
        } catch (IOException e) {
            throw UserError.failure(
                    "Nothing can be written to " + Workspace.display(folder)
                            + "; make it a folder that you may write to, or type --output with another one.",
                    e);
        }
        try {
            if (empty) {
                for (String each : List.of("", "-wal", "-shm")) {
                    Files.deleteIfExists(Path.of(database() + each));
                }
                JavaUtils.deleteRecursively(folder.resolve("text").toFile());
            }
            connection = DriverManager.getConnection(url());
            try (Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE IF NOT EXISTS words (batch VARCHAR NOT NULL, word VARCHAR NOT NULL,"
                        + " times INT NOT NULL, PRIMARY KEY (batch, word))");
            }
            return this;
        } catch (Exception e) {
            close();
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
     * What the stored table answers to a question, also while a lab stores in it.
     *
     * @param limit how many rows at most
     * @throws UserError if there is no table, or the question is not one in SQL
     */
    String answer(String sql, int limit) {
        if (!Files.isRegularFile(database())) {
            throw UserError.failure("There is no table in " + Workspace.display(folder)
                    + " yet; run the lab without --report first, with the same --demo or --output.");
        }
        SQLiteConfig reading = new SQLiteConfig();
        reading.setReadOnly(true);
        try (Connection reader = reading.createConnection(url());
                Statement statement = reader.createStatement()) {
            return table(statement, sql, limit);
        } catch (SQLException e) {
            throw sentence(e);
        }
    }

    /** Shows the files of one batch. */
    void printTextFiles(long batchMillis) throws IOException {
        Path batch = folder.resolve("text").resolve(NAME + "-" + batchMillis + ".txt");
        try (Stream<Path> files = Files.list(batch)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.startsWith("part-")) {
                    List<String> lines = Files.readAllLines(file);
                    String first = lines.isEmpty() ? "" : ", the first: " + lines.get(0);
                    System.out.println("    " + batch.getFileName() + "/" + name + ": " + lines.size()
                            + (lines.size() == 1 ? " line" : " lines") + first);
                }
            }
        }
    }

    /** The number of a connection, in the order in which this process asked; each one gets another. */
    static int number(Connection connection) {
        return NUMBERS.computeIfAbsent(connection, each -> LAST_NUMBER.incrementAndGet());
    }

    @Override
    public void close() {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException ignored) {
            // Everything is committed already.
        } finally {
            lock.close();
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

    private Path database() {
        return folder.resolve(NAME + ".db");
    }

    private String databaseName() {
        return "The database in " + Workspace.display(folder);
    }

    private UserError sentence(Exception e) {
        int code = e instanceof SQLiteException known ? known.getErrorCode() & 0xFF : 0;
        if (code == SQLiteErrorCode.SQLITE_NOTADB.code || code == SQLiteErrorCode.SQLITE_CORRUPT.code) {
            return UserError.failure(
                    databaseName() + " cannot be read: it is damaged or not one of SQLite; type --fresh to start a new"
                            + " one, or --output with another folder.",
                    e);
        }
        // The driver puts its own words around those of the database.
        String reason = e.getMessage().replaceFirst("^\\[SQLITE_\\w+] .*? \\((.*)\\)$", "$1");
        return UserError.failure(databaseName() + " does not answer: " + reason + ".", e);
    }
}
