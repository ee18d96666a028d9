package labs.lab10.report;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import labs.lab10.Scored;
import org.apache.spark.mllib.linalg.Vector;

/** The latest windows, as many as a picture can show. */
public final class History {
    private static final int MOST = 600;

    /**
     * One window.
     *
     * @param millis its end, in milliseconds since 1970
     * @param scored its sensors
     * @param reported the names of those that were reported in it
     */
    public record Window(long millis, List<Scored> scored, Set<String> reported) {}

    private final Deque<Window> windows = new ArrayDeque<>();
    private Vector[] centres;

    public void add(long millis, List<Scored> scored, Set<String> reported, Vector[] latest) {
        if (scored.isEmpty()) {
            return;
        }
        windows.addLast(new Window(millis, List.copyOf(scored), Set.copyOf(reported)));
        if (windows.size() > MOST) {
            windows.removeFirst();
        }
        centres = latest;
    }

    /** The windows in which something arrived, oldest first. */
    public List<Window> windows() {
        return new ArrayList<>(windows);
    }

    /** The centres with which the latest window was scored. */
    public Optional<Vector[]> latestCentres() {
        return Optional.ofNullable(centres);
    }
}
