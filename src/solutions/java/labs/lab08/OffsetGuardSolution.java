package labs.lab08;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** The solution of {@code OffsetGuard}. */
public final class OffsetGuardSolution {

    private OffsetGuardSolution() {}

    /** One statement compares and moves: between a SELECT and an UPDATE, another process could do the same. */
    public static boolean advance(Connection connection, String topic, int partition, long from, long until)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE topic_offsets SET next_offset = ? WHERE topic = ? AND part = ? AND next_offset = ?")) {
            update.setLong(1, until);
            update.setString(2, topic);
            update.setInt(3, partition);
            update.setLong(4, from);
            return update.executeUpdate() == 1;
        }
    }
}
