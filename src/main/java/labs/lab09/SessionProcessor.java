package labs.lab09;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.streaming.ExpiredTimerInfo;
import org.apache.spark.sql.streaming.OutputMode;
import org.apache.spark.sql.streaming.StatefulProcessorWithInitialState;
import org.apache.spark.sql.streaming.TTLConfig;
import org.apache.spark.sql.streaming.TimeMode;
import org.apache.spark.sql.streaming.TimerValues;
import org.apache.spark.sql.streaming.ValueState;
import org.apache.spark.sql.types.StructType;
import scala.collection.Iterator;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Follows one word at a time through its sessions: what the mapping function of {@code mapWithState} was, in three methods
 * and with two variables. Spark calls {@link #handleInputRows} for a word that has arrived, {@link #handleExpiredTimer}
 * for one that has been silent; it keeps the variables and the timers for each word, and knows by itself which word it
 * is about.
 */
final class SessionProcessor extends StatefulProcessorWithInitialState<String, String, Row, Row> {
    private static final long serialVersionUID = 1L;

    /** The open session of a word, in the state. The word itself is the key. */
    static final StructType SESSION = StructType.fromDDL("times INT, first TIMESTAMP, last TIMESTAMP");

    /** A session that has ended; {@code earlier} is how many of the same word ended before and are remembered. */
    static final StructType ENDED = StructType.fromDDL(
            "word STRING, times INT, first TIMESTAMP, last TIMESTAMP, noticed TIMESTAMP, earlier INT");

    private final long timeout;
    private final Duration remember;

    private transient ValueState<Row> session;
    private transient ValueState<Integer> earlier;

    /**
     * @param timeout a longer silence ends a session
     * @param remember how long the number of a word's earlier sessions is kept after the last of them has ended
     */
    SessionProcessor(Duration timeout, Duration remember) {
        this.timeout = timeout.toMillis();
        this.remember = remember;
    }

    @Override
    public void init(OutputMode mode, TimeMode time) {
        session = getHandle().getValueState("session", Encoders.row(SESSION), TTLConfig.NONE());
        earlier = getHandle().getValueState("earlier", Encoders.INT(), new TTLConfig(remember));
    }

    @Override
    public void handleInitialState(String word, Row open, TimerValues time) {
        session.update(open);
        wakeAfter(open.getTimestamp(2).getTime());
    }

    /** Called once for each word that is in the batch. Its rows may be more than memory holds, so they are an iterator. */
    @Override
    public Iterator<Row> handleInputRows(String word, Iterator<String> rows, TimerValues time) {
        int times = rows.size();
        Timestamp now = new Timestamp(time.getCurrentProcessingTimeInMs());
        // Timers are looked at after the rows: a word may come back when its session is over and nobody has noticed.
        boolean goesOn = session.exists() && !isOver(now);
        List<Row> ended = session.exists() && !goesOn ? List.of(end(word, now)) : List.of();
        session.update(
                goesOn
                        ? RowFactory.create(
                                session.get().getInt(0) + times, session.get().getTimestamp(1), now)
                        : RowFactory.create(times, now, now));
        wakeAfter(now.getTime());
        return CollectionConverters.asScala(ended.iterator());
    }

    /** Called in the first batch after the time of a timer. Spark removes the timer, and this removes the session. */
    @Override
    public Iterator<Row> handleExpiredTimer(String word, TimerValues time, ExpiredTimerInfo expired) {
        Timestamp now = new Timestamp(time.getCurrentProcessingTimeInMs());
        if (!isOver(now)) {
            // The timer is from a run with a shorter timeout.
            wakeAfter(session.get().getTimestamp(2).getTime());
            return Iterator.empty();
        }
        return CollectionConverters.asScala(List.of(end(word, now)).iterator());
    }

    private boolean isOver(Timestamp now) {
        return now.getTime() - session.get().getTimestamp(2).getTime() > timeout;
    }

    /** A word has one timer, which is over in the first millisecond in which its silence is longer than the timeout. */
    private void wakeAfter(long last) {
        List<Object> timers =
                List.copyOf(CollectionConverters.asJava(getHandle().listTimers().toSeq()));
        timers.forEach(timer -> getHandle().deleteTimer((Long) timer));
        getHandle().registerTimer(last + timeout + 1);
    }

    private Row end(String word, Timestamp now) {
        Row open = session.get();
        int before = earlier.exists() ? earlier.get() : 0;
        session.clear();
        earlier.update(before + 1);
        return RowFactory.create(word, open.getInt(0), open.getTimestamp(1), open.getTimestamp(2), now, before);
    }
}
