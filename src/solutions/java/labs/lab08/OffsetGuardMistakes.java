package labs.lab08;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import labs.check.Mistake;

/** Wrong answers to {@code OffsetGuard}. */
public final class OffsetGuardMistakes {

    private OffsetGuardMistakes() {}

    private static int update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                update.setObject(i + 1, values[i]);
            }
            return update.executeUpdate();
        }
    }

    /** Moves the row in any case. */
    @Mistake("The row moves wherever it stands, so a batch that is repeated is stored twice and one that is missing is"
            + " not noticed: add AND next_offset = ? to the WHERE.")
    public static final class NoGuard {
        public static boolean advance(Connection connection, String topic, int partition, long from, long until)
                throws SQLException {
            return update(
                            connection,
                            "UPDATE topic_offsets SET next_offset = ? WHERE topic = ? AND part = ?",
                            until,
                            topic,
                            partition)
                    == 1;
        }
    }

    /** Lets gaps through. */
    @Mistake("A repeated batch is refused, but one after a gap is not: after a batch that failed, Spark runs the next"
            + " one, and the records between are lost without a word. Compare with = and not with <=.")
    public static final class LetsGapsThrough {
        public static boolean advance(Connection connection, String topic, int partition, long from, long until)
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
    }

    /** Forgets to look how many rows changed. */
    @Mistake("The row is guarded, but you answer true in any case: executeUpdate says how many rows it changed.")
    public static final class AlwaysTrue {
        public static boolean advance(Connection connection, String topic, int partition, long from, long until)
                throws SQLException {
            update(
                    connection,
                    "UPDATE topic_offsets SET next_offset = ? WHERE topic = ? AND part = ? AND next_offset = ?",
                    until,
                    topic,
                    partition,
                    from);
            return true;
        }
    }

    /** Ends the caller's transaction. */
    @Mistake("You committed: the offset is stored before the results of the batch are, and a process killed between"
            + " them loses the batch. The caller ends the transaction.")
    public static final class Commits {
        public static boolean advance(Connection connection, String topic, int partition, long from, long until)
                throws SQLException {
            boolean moved = OffsetGuardSolution.advance(connection, topic, partition, from, until);
            connection.commit();
            return moved;
        }
    }

    /** Moves every partition of the topic that stands there. */
    @Mistake("Other partitions moved too: the row is named by topic and partition.")
    public static final class AnyPartition {
        public static boolean advance(Connection connection, String topic, int partition, long from, long until)
                throws SQLException {
            return update(
                            connection,
                            "UPDATE topic_offsets SET next_offset = ? WHERE topic = ? AND next_offset = ?",
                            until,
                            topic,
                            from)
                    >= 1;
        }
    }

    /** Moves the same partition of every topic. */
    @Mistake("Other topics moved too: two topics may stand at the same offset, so the row is named by topic and"
            + " partition.")
    public static final class AnyTopic {
        public static boolean advance(Connection connection, String topic, int partition, long from, long until)
                throws SQLException {
            return update(
                            connection,
                            "UPDATE topic_offsets SET next_offset = ? WHERE part = ? AND next_offset = ?",
                            until,
                            partition,
                            from)
                    >= 1;
        }
    }

    /** Looks first, and moves the row then. */
    @Mistake("Between your SELECT and your UPDATE another process can store the same batch, and then it is there twice:"
            + " let the UPDATE itself compare, with AND next_offset = ?, and look how many rows it changed.")
    public static final class LooksFirst {
        public static boolean advance(Connection connection, String topic, int partition, long from, long until)
                throws SQLException {
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT next_offset FROM topic_offsets WHERE topic = ? AND part = ?")) {
                select.setString(1, topic);
                select.setInt(2, partition);
                try (ResultSet row = select.executeQuery()) {
                    if (!row.next() || row.getLong(1) != from) {
                        return false;
                    }
                }
            }
            return NoGuard.advance(connection, topic, partition, from, until);
        }
    }
}
