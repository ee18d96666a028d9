package labs.lab10.report;

import java.util.List;
import java.util.Set;
import labs.lab10.Scored;
import org.apache.spark.mllib.linalg.Vector;

/**
 * One window.
 *
 * @param millis its end, in milliseconds since 1970
 * @param scored its sensors
 * @param reported the names of those that were reported in it
 * @param centres the centres with which it was scored
 */
public record ScoredWindow(long millis, List<Scored> scored, Set<String> reported, Vector[] centres) {}
