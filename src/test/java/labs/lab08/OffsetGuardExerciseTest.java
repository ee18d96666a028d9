package labs.lab08;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
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

    private String then(boolean stored) throws SQLException {
        return stored + ", " + offsets();
    }

    private String offsets() throws SQLException {
        List<String> offsets = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT next_offset FROM topic_offsets ORDER BY part")) {
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
