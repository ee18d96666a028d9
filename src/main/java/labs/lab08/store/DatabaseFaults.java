package labs.lab08.store;

import java.sql.SQLException;
import labs.support.UserError;

/** What the failures of H2 and PostgreSQL mean, in one sentence each. They are told apart by their SQL state. */
final class DatabaseFaults {
    private DatabaseFaults() {}

    /**
     * @param address which database, as it may be shown
     */
    static UserError explain(String address, SQLException e) {
        String name = "The database " + address;
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        return switch (state) {
            case "90020", "8000" ->
                UserError.failure(
                        name + " is in use by another process: stop the one that uses it (another lab 8?),"
                                + " or name another with --jdbc-url.",
                        e);
            case "90097", "25006" ->
                UserError.failure(name + " is read-only; make it writable, or name another with --jdbc-url.", e);
            case "HYT00", "55P03" ->
                UserError.failure(
                        name + " is locked by another connection; end that one's transaction and start the lab again.",
                        e);
            case "90146" -> UserError.failure(name + " is not there: nothing was stored yet; run ./lab 8 first.", e);
            case "90046", "90011", "90031", "90113", "90138" ->
                UserError.usage("'" + address + "' is no address of a database (" + reason(e)
                        + "); type --jdbc-url jdbc:h2:file:/FOLDER/NAME.");
            case "28000", "28P01" ->
                UserError.failure(name + " refuses user or password; name both: ...?user=USER&password=PASSWORD.", e);
            case "3D000" -> UserError.failure(name + " does not exist on that server; create it there first.", e);
            case "08001", "08004", "08006" ->
                UserError.failure(
                        name + " does not answer (" + reason(e) + "); is the server running, and is this its address?",
                        e);
            case "90030" ->
                UserError.failure(
                        name + " is damaged (" + reason(e)
                                + "); delete its file, which ends with .mv.db, and the topic is counted again from its"
                                + " beginning.",
                        e);
            default -> UserError.failure(name + " reports: " + reason(e), e);
        };
    }

    private static String reason(SQLException e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return message.lines()
                .findFirst()
                .orElse("")
                .replaceFirst("^(ERROR|FATAL): ", "")
                .replaceFirst(";? SQL statement:.*", "")
                .replaceFirst(" \\[[0-9A-Z]+-\\d+]$", "")
                .strip();
    }
}
