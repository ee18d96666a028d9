package labs.lab08;

import java.sql.Connection;
import java.sql.SQLException;
import labs.check.NotSolvedYet;

/** Exercise 3 of lab 8: the row that makes it exactly once. */
public final class OffsetGuard {

    private OffsetGuard() {}

    /**
     * Moves the stored offset of a partition from where a batch begins to where it ends, but only if it stands where
     * the batch begins. Otherwise nothing changes.
     *
     * <pre>
     * table topic_offsets
     *   TOPIC   PART  NEXT_OFFSET
     *   dsamp6     0          100
     *   dsamp6     1           70
     *
     * advance(connection, "dsamp6", 0, 100, 150)  true, the row says 150
     * advance(connection, "dsamp6", 0, 100, 150)  false, this batch is stored already
     * advance(connection, "dsamp6", 0, 170, 200)  false, the batch from 150 to 170 is missing
     * </pre>
     *
     * <p>The caller has begun the transaction and ends it: do not commit.
     *
     * @param connection a transaction that the results of the batch are stored in, too
     * @param from the first offset of the batch
     * @param until the offset after its last one
     * @return whether the batch may be stored
     */
    public static boolean advance(Connection connection, String topic, int partition, long from, long until)
            throws SQLException {
        throw new NotSolvedYet();
    }
}
