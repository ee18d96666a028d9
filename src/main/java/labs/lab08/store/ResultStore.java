package labs.lab08.store;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import labs.lab08.BatchResult;
import labs.lab08.Reject;
import labs.lab08.SensorSum;
import labs.support.UserError;
import labs.support.UtcText;
import org.apache.spark.streaming.kafka010.OffsetRange;
import org.jdbi.v3.core.argument.Argument;

/**
 * Results and offsets in one database. What a batch has found and how far it has read are stored in one transaction, so
 * that a process killed at any moment leaves both or neither: exactly once.
 */
public final class ResultStore implements AutoCloseable {
    private final Database database;

    private ResultStore(Database database) {
        this.database = database;
    }

    /** Opens the store and makes its tables where they are not there yet. */
    public static ResultStore open(String url) {
        return prepared(Database.open(url));
    }

    /** Opens a store that must be there, to look at it as it is at one moment; a lab may go on storing in it. */
    static ResultStore look(String url) {
        ResultStore store = prepared(Database.look(url));
        store.database.readAtOneMoment();
        return store;
    }

    private static ResultStore prepared(Database database) {
        try {
            ResultTable.prepare(database);
            return new ResultStore(database);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /**
     * Stores a batch, whole or not at all.
     *
     * @param batch what it read and what it found
     * @param limit in degrees: means that cross it become alerts
     * @throws UserError if the batch does not begin where the stored one before it ended, or the database fails; then
     *     nothing of it is stored
     */
    public void save(BatchResult batch, BigDecimal limit) {
        database.transaction(() -> {
            for (OffsetRange range : batch.ranges()) {
                advance(range);
            }
            add(batch);
            cross(batch, limit);
        });
    }

    /**
     * As {@link #save}, but without the guard: what is stored is added to, whatever is stored already. For offsets that
     * are kept elsewhere; the row only remembers how far the results have ever come.
     */
    public void saveUnguarded(BatchResult batch) {
        database.transaction(() -> {
            database.updateAll(
                    "UPDATE topic_offsets SET next_offset = ? WHERE topic = ? AND part = ? AND next_offset < ?",
                    batch.ranges().stream()
                            .map(range ->
                                    row(range.untilOffset(), range.topic(), range.partition(), range.untilOffset())));
            add(batch);
        });
    }

    /**
     * The guard. The row moves only from where the batch begins. If a batch before this one failed, or another process
     * stores the same partition, no row matches, and nothing of this batch may be stored.
     */
    private void advance(OffsetRange range) {
        int rows = database.update(
                "UPDATE topic_offsets SET next_offset = ? WHERE topic = ? AND part = ? AND next_offset = ?",
                range.untilOffset(),
                range.topic(),
                range.partition(),
                range.fromOffset());
        if (rows != 1) {
            throw UserError.failure("The batch begins at offset " + range.fromOffset() + " of " + range.topic() + "-"
                    + range.partition() + ", and that is not where the stored results end: a batch before it was not"
                    + " stored, or another process stores here too. Nothing of it was stored; start the lab again,"
                    + " once.");
        }
    }

    /** Sums, rejects and the window. */
    private void add(BatchResult batch) {
        addSums(batch.sums());
        addRejects(batch.rejects());
        if (batch.window().isPresent()) {
            replaceWindow(batch.window().get(), batch.end());
        }
    }

    private void addSums(Map<String, SensorSum> sums) {
        database.updateAll(
                """
                INSERT INTO sensor_means (sensor, readings, micro_degrees, crossings) VALUES (?, ?, ?, 0)
                ON CONFLICT (sensor) DO UPDATE SET
                   readings = sensor_means.readings + excluded.readings,
                   micro_degrees = sensor_means.micro_degrees + excluded.micro_degrees
                """,
                sums.entrySet().stream()
                        .map(sum -> row(
                                sum.getKey(),
                                sum.getValue().readings(),
                                sum.getValue().microDegrees())));
    }

    /** A batch that is repeated has the same rejects: the key lets each stand there once. */
    private void addRejects(List<Reject> rejects) {
        database.updateAll(
                """
                INSERT INTO rejected_readings (topic, part, record_offset, reason, bytes, record_start)
                VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (topic, part, record_offset) DO NOTHING
                """,
                rejects.stream().map(r -> row(r.topic(), r.partition(), r.offset(), r.reason(), r.bytes(), r.start())));
    }

    /** Its end is a point in time to PostgreSQL, and to SQLite text that sorts as time does. */
    private void replaceWindow(Map<String, SensorSum> window, Instant end) {
        Argument windowEnd =
                (position, statement, context) -> statement.setObject(position, UtcText.of(end), Types.OTHER);
        database.update("DELETE FROM sensor_window");
        database.updateAll(
                "INSERT INTO sensor_window (sensor, readings, micro_degrees, window_end) VALUES (?, ?, ?, ?)",
                window.entrySet().stream()
                        .map(sum -> row(
                                sum.getKey(),
                                sum.getValue().readings(),
                                sum.getValue().microDegrees(),
                                windowEnd)));
    }

    /** Writes down each mean that has crossed the limit; sending it comes after the transaction. */
    private void cross(BatchResult batch, BigDecimal limit) {
        for (StoredSensor stored : sensors()) {
            boolean inBatch = batch.sums().containsKey(stored.sensor());
            if (inBatch && stored.allTime().isAbove(limit) != stored.wasAbove()) {
                int number = stored.crossings() + 1;
                database.update("UPDATE sensor_means SET crossings = ? WHERE sensor = ?", number, stored.sensor());
                database.update(
                        "INSERT INTO sensor_alerts (sensor, number, readings, micro_degrees, limit_degrees, sent)"
                                + " VALUES (?, ?, ?, ?, ?, FALSE)",
                        stored.sensor(),
                        number,
                        stored.allTime().readings(),
                        stored.allTime().microDegrees(),
                        limit);
            }
        }
    }

    /** Everything that is stored of every sensor. */
    public List<StoredSensor> sensors() {
        return database.read(
                "SELECT sensor, readings, micro_degrees, crossings FROM sensor_means", (row, context) -> sensor(row));
    }

    /** The newest window; empty where none was stored. */
    public Map<String, SensorSum> window() {
        Map<String, SensorSum> window = new TreeMap<>();
        database.read(
                "SELECT sensor, readings, micro_degrees FROM sensor_window",
                (row, context) -> window.put(row.getString(1), sum(row)));
        return window;
    }

    /** How many records were stored as rejects, by their reason. */
    public Map<String, Long> rejects() {
        Map<String, Long> rejects = new TreeMap<>();
        database.read(
                "SELECT reason, COUNT(*) FROM rejected_readings GROUP BY reason",
                (row, context) -> rejects.put(row.getString(1), row.getLong(2)));
        return rejects;
    }

    /** How far each partition is stored. */
    public List<StoredOffset> offsets() {
        return database.read(
                "SELECT topic, part, topic_id, first_offset, next_offset FROM topic_offsets ORDER BY topic, part",
                (row, context) -> new StoredOffset(
                        row.getString(1), row.getInt(2), row.getString(3), row.getLong(4), row.getLong(5)));
    }

    /** Writes down from where a partition is going to be read. */
    public void begin(StoredOffset offset) {
        database.transaction(() -> database.update(
                "INSERT INTO topic_offsets (topic, part, topic_id, first_offset, next_offset) VALUES (?, ?, ?, ?, ?)",
                offset.topic(),
                offset.partition(),
                offset.topicId(),
                offset.first(),
                offset.next()));
    }

    /** The alerts of which it is not certain that the topic has them. */
    public List<Alert> unsentAlerts() {
        return database.read(
                "SELECT sensor, readings, micro_degrees, number, limit_degrees FROM sensor_alerts WHERE NOT sent"
                        + " ORDER BY sensor, number",
                (row, context) -> new Alert(row.getString(1), row.getInt(4), sum(row), row.getBigDecimal(5)));
    }

    /** Remembers that the topic has them. */
    public void sent(List<Alert> alerts) {
        database.transaction(() -> database.updateAll(
                "UPDATE sensor_alerts SET sent = TRUE WHERE sensor = ? AND number = ?",
                alerts.stream().map(alert -> row(alert.sensor(), alert.number()))));
    }

    /** Forgets everything, offsets too. */
    void clear() {
        database.transaction(() -> ResultTable.clear(database));
    }

    /** The database's address, without a password. */
    public String shown() {
        return database.shown();
    }

    @Override
    public void close() {
        database.close();
    }

    private static Object[] row(Object... values) {
        return values;
    }

    private static StoredSensor sensor(ResultSet row) throws SQLException {
        return new StoredSensor(row.getString(1), sum(row), row.getInt(4));
    }

    private static SensorSum sum(ResultSet row) throws SQLException {
        return new SensorSum(row.getLong(2), row.getLong(3));
    }
}
