package labs.lab12;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import labs.check.Mistake;
import labs.check.Reads;
import org.apache.spark.api.java.Optional;
import org.apache.spark.streaming.Durations;
import org.apache.spark.streaming.State;
import org.apache.spark.streaming.StateSpec;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import scala.Tuple2;

/** Wrong answers to {@code OncePerCrossing}, as students give them. */
final class OncePerCrossingWrongAnswers {
    private OncePerCrossingWrongAnswers() {}

    @Reads("EveryReading")
    static JavaDStream<String> everyHotReading(JavaDStream<String> readings, double limit) {
        return readings.filter(line -> temperature(line) > limit);
    }

    @Reads("AtTheLimit")
    static JavaDStream<String> atTheLimitToo(JavaDStream<String> readings, double limit) {
        return kept(readings, (before, now) -> now >= limit && (before == null || before < limit));
    }

    @Reads("SilenceIsCold")
    static JavaDStream<String> comparesWithTheBatchBefore(JavaDStream<String> readings, double limit) {
        JavaPairDStream<String, String> now = bySensor(readings);
        JavaPairDStream<String, Integer> batches = bySensor(readings.window(Durations.seconds(2)))
                .filter(pair -> temperature(pair._2()) > limit)
                .mapValues(line -> 1)
                .reduceByKey(Integer::sum);
        return now.filter(pair -> temperature(pair._2()) > limit)
                .join(batches)
                .filter(pair -> pair._2()._2() == 1)
                .map(pair -> pair._2()._1());
    }

    @Reads("OncePerSensor")
    static JavaDStream<String> onlyTheFirstCrossing(JavaDStream<String> readings, double limit) {
        return bySensor(readings)
                .mapWithState(StateSpec.function((String sensor, Optional<String> line, State<Boolean> alerted) -> {
                    if (alerted.exists() || temperature(line.get()) <= limit) {
                        return Optional.<String>empty();
                    }
                    alerted.update(true);
                    return line;
                }))
                .filter(Optional::isPresent)
                .map(Optional::get);
    }

    @Mistake("The first reading of a sensor is above the limit, and there is no alert: who has just come, and is"
            + " hot, crosses the limit, too.")
    static JavaDStream<String> theFirstReadingIsNoCrossing(JavaDStream<String> readings, double limit) {
        return kept(readings, (before, now) -> now > limit && before != null && before <= limit);
    }

    @Mistake("All sensors share one state, so that one that is hot hides the others: the name of the sensor must"
            + " be the key.")
    static JavaDStream<String> oneStateForAll(JavaDStream<String> readings, double limit) {
        return crossings(readings.mapToPair(line -> new Tuple2<>("all", line)), limit);
    }

    private static final Map<String, Boolean> ABOVE = new ConcurrentHashMap<>();

    @Mistake("What you keep in a static field is gone with its driver, and on a cluster each executor has one of"
            + " its own: keep it in the state of the stream.")
    static JavaDStream<String> staticMap(JavaDStream<String> readings, double limit) {
        return readings.filter(line -> {
            boolean now = temperature(line) > limit;
            Boolean before = ABOVE.put(sensor(line), now);
            return now && (before == null || !before);
        });
    }

    @Reads("EveryReading")
    static JavaDStream<String> localMap(JavaDStream<String> readings, double limit) {
        Map<String, Boolean> above = new ConcurrentHashMap<>();
        return readings.filter(line -> {
            boolean now = temperature(line) > limit;
            Boolean before = above.put(sensor(line), now);
            return now && (before == null || !before);
        });
    }

    @Mistake("You tell when a sensor gets cool; asked for is when it gets hot.")
    static JavaDStream<String> downwards(JavaDStream<String> readings, double limit) {
        return kept(readings, (before, now) -> now <= limit && before != null && before > limit);
    }

    @Mistake("Below the limit there is nothing to alert: a crossing leads upwards.")
    static JavaDStream<String> inBothDirections(JavaDStream<String> readings, double limit) {
        return kept(readings, (before, now) -> before == null ? now > limit : (now > limit) != (before > limit));
    }

    @Mistake("A sensor that is hot and gets hotter has another alert: compare the reading before with the limit,"
            + " not with the reading now.")
    static JavaDStream<String> wheneverItRises(JavaDStream<String> readings, double limit) {
        return kept(readings, (before, now) -> now > limit && (before == null || now > before));
    }

    @Mistake("Your limit is always 65 degrees: take it from the parameter.")
    static JavaDStream<String> alwaysSixtyFive(JavaDStream<String> readings, double limit) {
        return crossings(bySensor(readings), 65);
    }

    @Mistake("You cut off what stands behind the decimal point, so that less than a degree above the limit is"
            + " not above it: compare as double.")
    static JavaDStream<String> wholeDegrees(JavaDStream<String> readings, double limit) {
        return kept(
                readings, (before, now) -> now.intValue() > limit && (before == null || before.intValue() <= limit));
    }

    @Mistake("You compare texts, and as a text 100.5 stands before 65.0: make numbers of them with"
            + " Double.parseDouble.")
    static JavaDStream<String> comparesTexts(JavaDStream<String> readings, double limit) {
        return bySensor(readings)
                .mapWithState(StateSpec.function((String sensor, Optional<String> line, State<Boolean> above) -> {
                    boolean before = above.exists() && above.get();
                    above.update(line.get().split(" ")[1].compareTo(String.valueOf(limit)) > 0);
                    return above.get() && !before ? line : Optional.<String>empty();
                }))
                .filter(Optional::isPresent)
                .map(Optional::get);
    }

    @Mistake("These are the names of the sensors; asked for are the lines as they came.")
    static JavaDStream<String> namesOnly(JavaDStream<String> readings, double limit) {
        return crossings(bySensor(readings), limit).map(OncePerCrossingWrongAnswers::sensor);
    }

    @Reads("OncePerSensor")
    static JavaDStream<String> remembersHotReadingsOnly(JavaDStream<String> readings, double limit) {
        return crossings(bySensor(readings.filter(line -> temperature(line) > limit)), limit);
    }

    @Mistake("updateStateByKey gives the state of every sensor in every batch, so that a sensor has an alert as"
            + " long as it is hot, also when it is silent: the state must say, too, whether it has just crossed"
            + " the limit.")
    static JavaDStream<String> stateOfAllSensors(JavaDStream<String> readings, double limit) {
        return bySensor(readings)
                .updateStateByKey((List<String> lines, Optional<String> last) ->
                        lines.isEmpty() ? last : Optional.of(lines.get(lines.size() - 1)))
                .filter(pair -> temperature(pair._2()) > limit)
                .map(Tuple2::_2);
    }

    @Reads("SilenceIsCold")
    static JavaDStream<String> silenceCoolsDown(JavaDStream<String> readings, double limit) {
        return bySensor(readings)
                .updateStateByKey((List<String> lines, Optional<Tuple2<String, Integer>> last) -> lines.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Tuple2<>(
                                lines.get(0),
                                temperature(lines.get(0)) > limit
                                        ? (last.isPresent() ? last.get()._2() : 0) + 1
                                        : 0)))
                .filter(pair -> pair._2()._2() == 1)
                .map(pair -> pair._2()._1());
    }

    private interface Crosses extends Serializable {
        boolean now(Double before, Double now);
    }

    /** The readings of which the rule is true, with the sensor's temperature before, or null where there was none. */
    private static JavaDStream<String> kept(JavaDStream<String> readings, Crosses rule) {
        return bySensor(readings)
                .mapWithState(StateSpec.function((String sensor, Optional<String> line, State<Double> last) -> {
                    Double before = last.exists() ? last.get() : null;
                    double now = temperature(line.get());
                    last.update(now);
                    return rule.now(before, now) ? line : Optional.<String>empty();
                }))
                .filter(Optional::isPresent)
                .map(Optional::get);
    }

    /** What is right for these keys. */
    private static JavaDStream<String> crossings(JavaPairDStream<String, String> readings, double limit) {
        return readings.mapWithState(StateSpec.function((String key, Optional<String> line, State<Boolean> above) -> {
                    boolean before = above.exists() && above.get();
                    above.update(temperature(line.get()) > limit);
                    return above.get() && !before ? line : Optional.<String>empty();
                }))
                .filter(Optional::isPresent)
                .map(Optional::get);
    }

    private static JavaPairDStream<String, String> bySensor(JavaDStream<String> readings) {
        return readings.mapToPair(line -> new Tuple2<>(sensor(line), line));
    }

    private static String sensor(String line) {
        return line.split(" ")[0];
    }

    private static double temperature(String line) {
        return Double.parseDouble(line.split(" ")[1]);
    }
}
