package labs.lab08.store;

import java.util.stream.Collectors;
import labs.support.UserError;

/** The tables in which the results are, in SQL that SQLite and PostgreSQL both understand. */
enum ResultTable {
    /** How far each partition is stored. The row that guards everything else. */
    OFFSETS("topic_offsets", """
            topic VARCHAR(249) NOT NULL,
            part INT NOT NULL,
            topic_id VARCHAR(40) NOT NULL,
            first_offset BIGINT NOT NULL,
            next_offset BIGINT NOT NULL,
            PRIMARY KEY (topic, part)"""),
    /**
     * All time: a row per sensor. An odd number of crossings means that the mean is above the limit. SQLite would go on
     * with a sum that is too large as a rounded number.
     */
    MEANS("sensor_means", """
            sensor VARCHAR(100) NOT NULL,
            readings BIGINT NOT NULL,
            micro_degrees BIGINT NOT NULL CHECK (micro_degrees BETWEEN -9223372036854775807 AND 9223372036854775807),
            crossings INT NOT NULL,
            PRIMARY KEY (sensor)"""),
    /** The newest window: a row per sensor with readings in it. */
    WINDOW("sensor_window", """
            sensor VARCHAR(100) NOT NULL,
            readings BIGINT NOT NULL,
            micro_degrees BIGINT NOT NULL,
            window_end TIMESTAMP WITH TIME ZONE NOT NULL,
            PRIMARY KEY (sensor)"""),
    /** Every record that is no reading, named by where it stands in the topic. */
    REJECTS("rejected_readings", """
            topic VARCHAR(249) NOT NULL,
            part INT NOT NULL,
            record_offset BIGINT NOT NULL,
            reason VARCHAR(100) NOT NULL,
            bytes INT NOT NULL,
            record_start VARCHAR(300) NOT NULL,
            PRIMARY KEY (topic, part, record_offset)"""),
    /** Every time that a mean crossed the limit, and whether the topic of alerts has it already. */
    ALERTS("sensor_alerts", """
            sensor VARCHAR(100) NOT NULL,
            number INT NOT NULL,
            readings BIGINT NOT NULL,
            micro_degrees BIGINT NOT NULL,
            limit_degrees DECIMAL(20, 6) NOT NULL,
            sent BOOLEAN NOT NULL,
            PRIMARY KEY (sensor, number)""");

    private final String table;
    private final String columns;

    ResultTable(String table, String columns) {
        this.table = table;
        this.columns = columns;
    }

    /**
     * Makes the tables that are not there yet, and looks whether those that are have the columns of this lab.
     *
     * @throws UserError if a table of the same name is somebody else's
     */
    static void prepare(Database database) {
        for (ResultTable each : values()) {
            // Asked first: in a read-only PostgreSQL, CREATE TABLE IF NOT EXISTS fails even where the table exists.
            if (!each.isIn(database)) {
                database.update("CREATE TABLE IF NOT EXISTS " + each.table + " (" + each.columns + ")");
                if (!each.isIn(database)) {
                    throw UserError.failure("The database " + database.shown() + " has a table " + each.table
                            + " with other columns than this lab's: name another database with --jdbc-url.");
                }
            }
        }
    }

    /** Deletes every row of every table, within the caller's transaction. */
    static void clear(Database database) {
        for (ResultTable each : values()) {
            database.update("DELETE FROM " + each.table);
        }
    }

    private boolean isIn(Database database) {
        String names = columns.lines()
                .filter(line -> !line.startsWith("PRIMARY"))
                .map(line -> line.split(" ")[0])
                .collect(Collectors.joining(", "));
        try {
            database.read("SELECT " + names + " FROM " + table + " WHERE 1 = 0", (row, context) -> row);
            return true;
        } catch (UserError e) {
            return false;
        }
    }
}
