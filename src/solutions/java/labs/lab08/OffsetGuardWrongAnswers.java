package labs.lab08;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import labs.check.Mistake;
import labs.check.Reads;

/** Wrong answers to {@code OffsetGuard}, as students give them. */
final class OffsetGuardWrongAnswers {
    private OffsetGuardWrongAnswers() {}

    @Reads("LooksFirst")
    static boolean selectsThenUpdates(Connection connection, String topic, int partition, long from, long until)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT next_offset FROM topic_offsets WHERE topic = ? AND part = ?")) {
            select.setString(1, topic);
            select.setInt(2, partition);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        && row.getLong(1) == from
                        && update(
                                        connection,
                                        "UPDATE topic_offsets SET next_offset = ? WHERE topic = ? AND part = ?",
                                        until,
                                        topic,
                                        partition)
                                == 1;
            }
        }
    }

    @Reads("NoGuard")
    static boolean doesNotCompare(Connection connection, String topic, int partition, long from, long until)
            throws SQLException {
        return update(
                        connection,
                        "UPDATE topic_offsets SET next_offset = ? WHERE topic = ? AND part = ?",
                        until,
                        topic,
                        partition)
                == 1;
    }

    @Reads("AnyTopic")
    static boolean anyTopic(Connection connection, String topic, int partition, long from, long until)
            throws SQLException {
        return update(
                        connection,
                        "UPDATE topic_offsets SET next_offset = ? WHERE part = ? AND next_offset = ?",
                        until,
                        partition,
                        from)
                == 1;
    }

    @Reads("AnyTopic")
    static boolean anyTopicAtLeastOne(Connection connection, String topic, int partition, long from, long until)
            throws SQLException {
        return update(
                        connection,
                        "UPDATE topic_offsets SET next_offset = ? WHERE part = ? AND next_offset = ?",
                        until,
                        partition,
                        from)
                > 0;
    }

    @Mistake("Other partitions moved too, so that more than one row changed: a row is named by topic and partition.")
    static boolean anyPartition(Connection connection, String topic, int partition, long from, long until)
            throws SQLException {
        return update(
                        connection,
                        "UPDATE topic_offsets SET next_offset = ? WHERE topic = ? AND next_offset = ?",
                        until,
                        topic,
                        from)
                == 1;
    }

    @Reads("LetsGapsThrough")
    static boolean gapsAreFine(Connection connection, String topic, int partition, long from, long until)
            throws SQLException {
        return update(
                        connection,
                        "UPDATE topic_offsets SET next_offset = ? WHERE topic = ? AND part = ? AND next_offset <= ?",
                        until,
                        topic,
                        partition,
                        from)
                == 1;
    }

    @Mistake("You only ask whether the offset goes forward: a batch after a gap, and one that is stored in "
            + "part, must be refused, too. Compare with = and with from.")
    static boolean onlyForwards(Connection connection, String topic, int partition, long from, long until)
            throws SQLException {
        return update(
                        connection,
                        "UPDATE topic_offsets SET next_offset = ? WHERE topic = ? AND part = ? AND next_offset < ?",
                        until,
                        topic,
                        partition,
                        until)
                == 1;
    }

    @Reads("Commits")
    static boolean commits(Connection connection, String topic, int partition, long from, long until)
            throws SQLException {
        boolean moved = update(connection, GUARDED, until, topic, partition, from) == 1;
        connection.commit();
        return moved;
    }

    @Reads("Commits")
    static boolean commitsWhatIsMoved(Connection connection, String topic, int partition, long from, long until)
            throws SQLException {
        boolean moved = update(connection, GUARDED, until, topic, partition, from) == 1;
        if (moved) {
            connection.commit();
        }
        return moved;
    }

    @Mistake("You rolled back, and with that all that the caller has written in the transaction. The "
            + "caller ends it.")
    static boolean rollsBack(Connection connection, String topic, int partition, long from, long until)
            throws SQLException {
        boolean moved = update(connection, GUARDED, until, topic, partition, from) == 1;
        if (!moved) {
            connection.rollback();
        }
        return moved;
    }

    @Reads("AlwaysTrue")
    static boolean alwaysTrue(Connection connection, String topic, int partition, long from, long until)
            throws SQLException {
        update(connection, GUARDED, until, topic, partition, from);
        return true;
    }

    @Reads("AlwaysTrue")
    static boolean trueForNoRow(Connection connection, String topic, int partition, long from, long until)
            throws SQLException {
        return update(connection, GUARDED, until, topic, partition, from) >= 0;
    }

    @Mistake("The offset is one too high: until is the offset after the last one already.")
    static boolean offsetAfterTheNext(Connection connection, String topic, int partition, long from, long until)
            throws SQLException {
        return update(connection, GUARDED, until + 1, topic, partition, from) == 1;
    }

    @Mistake("From and until have changed places: the row stands at from, and moves to until.")
    static boolean turnsTheOffsetsRound(Connection connection, String topic, int partition, long from, long until)
            throws SQLException {
        return update(connection, GUARDED, from, topic, partition, until) == 1;
    }

    static boolean writesItAnyway(Connection connection, String topic, int partition, long from, long until)
            throws SQLException {
        return update(
                        connection,
                        "INSERT INTO topic_offsets (topic, part, next_offset) VALUES (?, ?, ?)"
                                + " ON CONFLICT (topic, part) DO UPDATE SET next_offset = excluded.next_offset",
                        topic,
                        partition,
                        until)
                == 1;
    }

    @Mistake("You closed the connection, but the caller still needs it: close only what you have opened.")
    static boolean closes(Connection connection, String topic, int partition, long from, long until)
            throws SQLException {
        try (connection) {
            return update(connection, GUARDED, until, topic, partition, from) == 1;
        }
    }

    @Mistake("The offset does not move: an UPDATE moves it, and says how many rows it changed.")
    static boolean asksOnly(Connection connection, String topic, int partition, long from, long until)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT next_offset FROM topic_offsets WHERE topic = ? AND part = ? AND next_offset = ?")) {
            select.setString(1, topic);
            select.setInt(2, partition);
            select.setLong(3, from);
            return select.executeQuery().next();
        }
    }

    private static final String GUARDED =
            "UPDATE topic_offsets SET next_offset = ? WHERE topic = ? AND part = ? AND next_offset = ?";

    private static int update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                update.setObject(i + 1, values[i]);
            }
            return update.executeUpdate();
        }
    }
}
