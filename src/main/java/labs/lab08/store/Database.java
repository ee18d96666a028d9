package labs.lab08.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import labs.support.FolderLock;
import labs.support.UserError;
import labs.support.Workspace;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * A connection for results, to a file of SQLite or to PostgreSQL, and what its failures mean in one sentence.
 */
public final class Database implements AutoCloseable {
    private static final String SQLITE = "jdbc:sqlite:";
    private static final String POSTGRES = "jdbc:postgresql://";
    private static final Pattern SECRET = Pattern.compile("(?i)(password=)[^&;]*");
    private static final int LOCK_MILLIS = 5_000;

    private final String url;
    private final Handle handle;
    private final FolderLock lock;

    private Database(String url, FolderLock lock) {
        this.url = url;
        this.lock = lock;
        this.handle = jdbi(url).open();
        if (!isFile(url)) {
            handle.execute("SET lock_timeout = " + LOCK_MILLIS);
        }
    }

    /** The address of a database in a file. */
    public static String fileUrl(Path file) {
        return SQLITE + file.toAbsolutePath();
    }

    /** Where the results of a main class of this lab are when nothing else is said: in a folder of their own. */
    static String defaultUrl(Class<?> main) {
        return fileUrl(Workspace.work()
                .resolve("databases")
                .resolve("lab08-" + main.getSimpleName())
                .resolve("results.db"));
    }

    /**
     * An address as it was typed, with the whole path of its file.
     *
     * @throws UserError if it is neither one of SQLite nor one of PostgreSQL
     */
    static String typed(String url) {
        // Not what SQLite has besides plain files: URIs, and memory, which forgets.
        if (url.matches(SQLITE + "(?!file:|:).+")) {
            return fileUrl(Workspace.callerFile(file(url)));
        }
        if (url.startsWith(POSTGRES)) {
            return url;
        }
        if (url.startsWith("jdbc:h2:")) {
            throw UserError.usage("The embedded database is SQLite now and '" + shown(url)
                    + "' is one of H2; type --jdbc-url jdbc:sqlite:/FOLDER/NAME.db, or leave it out.");
        }
        throw UserError.usage("There is no driver here for '" + shown(url)
                + "'; type --jdbc-url jdbc:sqlite:/FOLDER/NAME.db or"
                + " --jdbc-url 'jdbc:postgresql://localhost/NAME?user=USER&password=PASSWORD'.");
    }

    /**
     * Connects, and keeps other processes from storing in the folder of a file.
     *
     * @throws UserError if nobody answers there, or the folder is in use or cannot be written
     */
    static Database open(String url) {
        FolderLock lock = isFile(url) ? lock(url) : null;
        try {
            return new Database(url, lock);
        } catch (JdbiException e) {
            release(lock);
            throw DatabaseFaults.explain(shown(url), e);
        }
    }

    /**
     * Connects to a database that must be there, to look at it; a lab may go on storing in it.
     *
     * @throws UserError if it is not there, or nobody answers
     */
    static Database look(String url) {
        if (isFile(url) && !Files.exists(Path.of(file(url)))) {
            throw UserError.failure(
                    "The database " + shown(url) + " is not there: nothing was stored yet; run ./lab 8 first.");
        }
        try {
            return new Database(url, null);
        } catch (JdbiException e) {
            throw DatabaseFaults.explain(shown(url), e);
        }
    }

    /**
     * Does the work and commits it; takes everything back if it fails.
     *
     * @throws UserError if the database refuses
     */
    void transaction(Runnable work) {
        explained(open -> {
            open.useTransaction(begun -> work.run());
            return null;
        });
    }

    /** From now on, everything is read as it stands at one moment, whatever a lab stores meanwhile. */
    void readAtOneMoment() {
        explained(open -> {
            open.setTransactionIsolation(TransactionIsolationLevel.SERIALIZABLE);
            return open.begin();
        });
    }

    /** Runs one statement and answers how many rows it changed. */
    int update(String sql, Object... values) {
        return explained(open -> open.execute(sql, values));
    }

    /** Runs the statement once for each row of values, within a transaction. */
    void updateAll(String sql, Stream<Object[]> rows) {
        explained(open -> {
            try (PreparedBatch batch = open.prepareBatch(sql)) {
                rows.forEach(batch::add);
                return batch.execute();
            }
        });
    }

    /** The rows of a query. Inside a transaction it sees what that has changed. */
    <T> List<T> read(String sql, RowMapper<T> reader) {
        return explained(open -> open.select(sql).map(reader).list());
    }

    /** The address as it may be shown: without a password. */
    String shown() {
        return shown(url);
    }

    /** An address as it may be shown: without a password. */
    public static String shown(String url) {
        return SECRET.matcher(url).replaceAll("$1***");
    }

    @Override
    public void close() {
        try {
            if (handle.isInTransaction()) {
                handle.rollback();
            }
            handle.close();
        } catch (JdbiException ignored) {
            // What was to stay is committed; the database takes back the rest.
        }
        release(lock);
    }

    private <T> T explained(Function<Handle, T> work) {
        try {
            return work.apply(handle);
        } catch (JdbiException e) {
            throw DatabaseFaults.explain(shown(), e);
        }
    }

    private static Jdbi jdbi(String url) {
        if (!isFile(url)) {
            return Jdbi.create(url);
        }
        SQLiteConfig config = new SQLiteConfig();
        // A commit is one write to the end of the log, on the disk before it is confirmed; readers need not wait for
        // it.
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(LOCK_MILLIS);
        SQLiteDataSource source = new SQLiteDataSource(config);
        // As a URI, since the driver takes what follows a question mark in a plain path for settings.
        source.setUrl(SQLITE + Path.of(file(url)).toUri());
        return Jdbi.create(source);
    }

    private static FolderLock lock(String url) {
        Path folder = Path.of(file(url)).getParent();
        try {
            Files.createDirectories(folder);
            return FolderLock.take(folder)
                    .orElseThrow(() -> UserError.failure("The folder of the database " + shown(url) + " is in use by "
                            + FolderLock.holder(folder) + ": stop it (another lab 8?), or name a database in another"
                            + " folder with --jdbc-url."));
        } catch (IOException e) {
            throw UserError.failure(
                    "Nothing can be written to the folder of the database " + shown(url)
                            + "; name one in another folder with --jdbc-url.",
                    e);
        }
    }

    private static void release(FolderLock lock) {
        if (lock != null) {
            lock.close();
        }
    }

    private static boolean isFile(String url) {
        return url.startsWith(SQLITE);
    }

    private static String file(String url) {
        return url.substring(SQLITE.length());
    }
}
