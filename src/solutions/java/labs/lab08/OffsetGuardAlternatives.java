package labs.lab08;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Other right answers to {@code OffsetGuard}. */
public final class OffsetGuardAlternatives {

    private OffsetGuardAlternatives() {}

    /** Asks the database to compute the new offset, and looks first only to spare itself the rest. */
    public static final class AddsTheDifference {
        public static boolean advance(Connection connection, String topic, int partition, long from, long until)
                throws SQLException {
            try (PreparedStatement update = connection.prepareStatement("UPDATE topic_offsets"
                    + " SET next_offset = next_offset + ? WHERE next_offset = ? AND topic = ? AND part = ?")) {
                update.setLong(1, until - from);
                update.setLong(2, from);
                update.setString(3, topic);
                update.setInt(4, partition);
                update.execute();
                return update.getUpdateCount() > 0;
            }
        }
    }
}
