package labs.lab08.store;

import java.sql.SQLException;
import labs.support.Failures;
import labs.support.UserError;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What the failures of SQLite and PostgreSQL mean, in one sentence each. */
final class DatabaseFaults {
    private DatabaseFaults() {}

    /**
     * @param address which database, as it may be shown
     * @param e with what the database said among its causes
     */
    static UserError explain(String address, Exception e) {
        String name = "The database " + address;
        SQLException cause = Failures.find(e, SQLException.class).orElseGet(() -> new SQLException(e));
        return switch (code(cause)) {
            case "SQLITE_READONLY", "25006" ->
                UserError.failure(name + " is read-only; make it writable, or name another with --jdbc-url.", e);
            case "SQLITE_BUSY", "55P03" ->
                UserError.failure(
                        name + " is locked by another connection; end that one's transaction and start the lab again.",
                        e);
            case "SQLITE_NOTADB", "SQLITE_CORRUPT" ->
                UserError.failure(
                        name + " is damaged (" + reason(cause)
                                + "); delete its file, and the topic is counted again from its beginning.",
                        e);
            case "SQLITE_CANTOPEN" ->
                UserError.failure(name + " cannot be opened; name another file with --jdbc-url.", e);
            case "28000", "28P01" ->
                UserError.failure(name + " refuses user or password; name both: ...?user=USER&password=PASSWORD.", e);
            case "3D000" -> UserError.failure(name + " does not exist on that server; create it there first.", e);
            case "08001", "08004", "08006" ->
                UserError.failure(
                        name + " does not answer (" + reason(cause)
                                + "); is the server running, and is this its address?",
                        e);
            default -> UserError.failure(name + " reports: " + reason(cause), e);
        };
    }

    /** SQLite's primary code by its name; of PostgreSQL the SQL state. */
    private static String code(SQLException e) {
        if (e instanceof SQLiteException) {
            return SQLiteErrorCode.getErrorCode(e.getErrorCode() & 0xFF).name();
        }
        return e.getSQLState() == null ? "" : e.getSQLState();
    }

    private static String reason(SQLException e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return message.lines()
                .findFirst()
                .orElse("")
                .replaceFirst("^(ERROR|FATAL): ", "")
                // SQLite's driver puts its own words around those of the database.
                .replaceFirst("^\\[SQLITE_\\w+] .*? \\((.*)\\)$", "$1")
                .strip();
    }
}
