package labs.lab12;

import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.streaming.StreamingQueryListener;

/** Adds up what {@code observe} has counted, batch by batch: in real-time mode, a batch ends with a checkpoint. */
final class MalformedCount extends StreamingQueryListener {
    private final AtomicLong malformed = new AtomicLong();

    /** How many malformed readings there were in the batches that have ended. */
    long soFar() {
        return malformed.get();
    }

    @Override
    public void onQueryStarted(QueryStartedEvent event) {
        // Nothing is counted yet.
    }

    @Override
    public void onQueryProgress(QueryProgressEvent event) {
        Row counted = event.progress().observedMetrics().get(StructuredHotReadings.COUNTED);
        if (counted != null) {
            malformed.addAndGet(counted.getLong(0));
        }
    }

    @Override
    public void onQueryTerminated(QueryTerminatedEvent event) {
        // What was counted stays.
    }
}
