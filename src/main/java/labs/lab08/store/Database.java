package labs.lab08.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import labs.support.UserError;
import labs.support.Workspace;

/**
 * A JDBC connection for results, on H2 or PostgreSQL, and what its failures mean in one sentence.
 */
public final class Database implements AutoCloseable {
    private static final Pattern SECRET = Pattern.compile("(?i)(password=)[^&;]*");
    private static final int LOCK_MILLIS = 5_000;

    private final String url;
    private final Connection connection;

    private Database(String url, Connection connection) {
        this.url = url;
        this.connection = connection;
    }

    /** The address of an H2 database in a file of the folder {@code work}, without its ending. */
    public static String fileUrl(Path file) {
        return "jdbc:h2:file:" + file.toAbsolutePath();
    }

    /** Where the results of a main class of this lab are when nothing else is said. */
    static String defaultUrl(Class<?> main) {
        return fileUrl(Workspace.work().resolve("databases").resolve("lab08-" + main.getSimpleName()));
    }

    /**
     * Connects.
     *
     * @throws UserError if the address is none, nobody answers there, or the database is locked, or is read-only
     */
    static Database open(String url) {
        requireDriver(url);
        try {
            Connection connection = DriverManager.getConnection(ownSettings(url));
            Database database = new Database(url, connection);
            database.prepare();
            return database;
        } catch (SQLException e) {
            throw DatabaseFaults.explain(shown(url), e);
        }
    }

    /** The same address, of a database that must be there already. */
    static String existing(String url) {
        return isH2(url) && !url.contains(";IFEXISTS=") ? url + ";IFEXISTS=TRUE" : url;
    }

    /** Several statements that are stored together or not at all. */
    @FunctionalInterface
    interface Work {
        void run() throws SQLException;
    }

    /** Makes a value of the row at which a result stands. */
    @FunctionalInterface
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /**
     * Does the work and commits it; takes everything back if it fails.
     *
     * @throws UserError if the database refuses
     */
    void transaction(Work work) {
        try {
            connection.setAutoCommit(false);
            work.run();
            connection.commit();
            connection.setAutoCommit(true);
            settle();
        } catch (SQLException e) {
            rollback();
            throw DatabaseFaults.explain(shown(), e);
        } catch (RuntimeException e) {
            rollback();
            throw e;
        }
    }

    /** Runs one statement within a transaction and answers how many rows it changed. */
    int update(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            set(statement, values);
            return statement.executeUpdate();
        }
    }

    /** Runs the statement once for each row of values, within a transaction. */
    void updateAll(String sql, Stream<Object[]> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Object[] row : (Iterable<Object[]>) rows::iterator) {
                set(statement, row);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /**
     * The rows of a query. Inside a transaction it sees what that has changed.
     *
     * @throws UserError if the database refuses
     */
    <T> List<T> read(String sql, RowReader<T> reader) {
        List<T> found = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                found.add(reader.read(rows));
            }
            return found;
        } catch (SQLException e) {
            throw DatabaseFaults.explain(shown(), e);
        }
    }

    /** The address as it may be shown: without a password. */
    String shown() {
        return shown(url);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException ignored) {
            // What was to stay is committed; the database takes back the rest.
        }
    }

    private static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    /** Makes H2 write to the file before it goes on, even where its store is busy with something else. */
    private void settle() throws SQLException {
        if (isH2(url)) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("CHECKPOINT SYNC");
            }
        }
    }

    private void rollback() {
        try {
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException ignored) {
            // The connection is gone, and with it the transaction; what went wrong first is what is reported.
        }
    }

    private void prepare() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (isH2(url)) {
                statement.execute("SET LOCK_TIMEOUT " + LOCK_MILLIS);
                if (!connection.isReadOnly()) {
                    // By default H2 writes what was committed half a second later, and a killed process never does.
                    statement.execute("SET WRITE_DELAY 0");
                }
            } else {
                statement.execute("SET lock_timeout = " + LOCK_MILLIS);
            }
        }
    }

    private static boolean isH2(String url) {
        return url.startsWith("jdbc:h2:");
    }

    /** H2 closes the database when the JVM ends, under the hands of a batch that still runs; here the lab closes it. */
    private static String ownSettings(String url) {
        return isH2(url) && !url.contains(";DB_CLOSE_ON_EXIT=") && !url.startsWith("jdbc:h2:tcp:")
                ? url + ";DB_CLOSE_ON_EXIT=FALSE"
                : url;
    }

    private static void requireDriver(String url) {
        if (!isH2(url) && !url.startsWith("jdbc:postgresql:")) {
            throw UserError.usage("There is no driver here for '" + shown(url)
                    + "'; type --jdbc-url jdbc:h2:file:/FOLDER/NAME or"
                    + " --jdbc-url 'jdbc:postgresql://localhost/NAME?user=USER&password=PASSWORD'.");
        }
    }

    /** An address as it may be shown: without a password. */
    public static String shown(String url) {
        return SECRET.matcher(url.replace(";IFEXISTS=TRUE", "")).replaceAll("$1***");
    }
}
