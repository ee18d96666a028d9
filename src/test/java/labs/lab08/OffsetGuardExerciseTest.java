package labs.lab08;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import labs.check.ExerciseTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ExerciseTest
class OffsetGuardExerciseTest {

    interface Task {
        boolean advance(Connection connection, String topic, int partition, long from, long until) throws SQLException;
    }

    private Connection connection;

    @BeforeEach
    void twoPartitionsAtOffset100() throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        connection.setAutoCommit(false);
        execute("CREATE TABLE topic_offsets (topic VARCHAR(249), part INT, next_offset BIGINT)");
        execute("INSERT INTO topic_offsets VALUES ('dsamp6', 0, 100), ('dsamp6', 1, 100)");
        connection.commit();
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void movesTheRowOfABatchThatFollowsTheLastOne(Task answer) throws SQLException {
        assertThat(then(answer.advance(connection, "dsamp6", 0, 100, 150)))
                .as("advance from 100 to 150, and the offsets of both partitions after it")
                .isEqualTo("true, 150 and 100");
    }

    @Test
    void refusesABatchThatIsStoredAlready(Task answer) throws SQLException {
        answer.advance(connection, "dsamp6", 0, 100, 150);
        assertThat(then(answer.advance(connection, "dsamp6", 0, 100, 160)))
                .as("advance from 100 again, and the offsets of both partitions after it")
                .isEqualTo("false, 150 and 100");
    }

    @Test
    void refusesTheSameBatchOnceMore(Task answer) throws SQLException {
        answer.advance(connection, "dsamp6", 0, 100, 150);
        assertThat(then(answer.advance(connection, "dsamp6", 0, 100, 150)))
                .as("advance from 100 to 150 once more, and the offsets of both partitions after it")
                .isEqualTo("false, 150 and 100");
    }

    @Test
    void refusesABatchAfterAGap(Task answer) throws SQLException {
        assertThat(then(answer.advance(connection, "dsamp6", 1, 120, 150)))
                .as("advance from 120 where 100 is stored, and the offsets of both partitions after it")
                .isEqualTo("false, 100 and 100");
    }

    @Test
    void leavesTheTransactionToTheCaller(Task answer) throws SQLException {
        answer.advance(connection, "dsamp6", 0, 100, 150);
        connection.rollback();
        assertThat(offsets()).as("offsets after a rollback").isEqualTo("100 and 100");
    }

    @Test
    void leavesOtherTopicsAlone(Task answer) throws SQLException {
        execute("INSERT INTO topic_offsets VALUES ('other', 0, 100)");
        answer.advance(connection, "dsamp6", 0, 100, 150);
        assertThat(offsets("other")).as("offset of another topic's partition 0").isEqualTo("100");
    }

    @Test
    void anotherProcessMayBeFaster(Task answer) throws SQLException {
        AtomicBoolean overtaken = new AtomicBoolean();
        Connection slow = afterEachQuery(() -> {
            execute("UPDATE topic_offsets SET next_offset = 150 WHERE topic = 'dsamp6' AND part = 0");
            overtaken.set(true);
        });
        boolean stored = answer.advance(slow, "dsamp6", 0, 100, 150);
        assertThat(stored && overtaken.get())
                .as("true is answered, although another process has stored the batch in the meantime")
                .isFalse();
    }

    /** The connection of a process that is so slow that something happens after each of its queries. */
    private Connection afterEachQuery(Action then) {
        return proxy(
                Connection.class,
                connection,
                result -> result instanceof PreparedStatement prepared
                        ? proxy(PreparedStatement.class, prepared, rows -> after(then, rows))
                        : result instanceof Statement plain
                                ? proxy(Statement.class, plain, rows -> after(then, rows))
                                : result);
    }

    private static Object after(Action then, Object result) throws SQLException {
        if (result instanceof ResultSet) {
            then.run();
        }
        return result;
    }

    private interface Action {
        void run() throws SQLException;
    }

    private interface Reply {
        Object to(Object result) throws SQLException;
    }

    /** Passes calls on, and may change what they answer. */
    private static <T> T proxy(Class<T> type, T real, Reply reply) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    try {
                        return reply.to(method.invoke(real, arguments));
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    private String then(boolean stored) throws SQLException {
        return stored + ", " + offsets();
    }

    private String offsets() throws SQLException {
        return offsets("dsamp6");
    }

    private String offsets(String topic) throws SQLException {
        List<String> offsets = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT next_offset FROM topic_offsets WHERE topic = '" + topic + "' ORDER BY part")) {
            while (rows.next()) {
                offsets.add(rows.getString(1));
            }
        }
        return String.join(" and ", offsets);
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
