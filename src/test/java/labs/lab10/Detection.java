package labs.lab10;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import labs.harness.Bench;
import labs.lab10.report.Tally;
import labs.sensors.Fault;
import labs.sensors.FaultyFleet;
import labs.sensors.FleetSettings;
import org.apache.spark.mllib.clustering.StreamingKMeans;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;

/**
 * The lab's own pipeline over simulated sensors on the manual clock, with the options' defaults, from a start as the lab
 * has it: how well does it find the sensors that break?
 *
 * @param truth the sensors that broke
 * @param windows what was scored, window by window
 */
public record Detection(Map<String, Fault> truth, List<List<Scored>> windows) {
    /** The threshold that the lab has by default. */
    public static final double DEFAULT_THRESHOLD = 2.8;

    private static final int PER_SECOND = 500;
    private static final Duration BATCH = Duration.ofSeconds(2);
    private static final Duration WINDOW = Duration.ofSeconds(10);
    private static final int BATCHES = 40;
    /** A stream does not begin with a batch: its first one holds a part, from an instant to nearly all, another for each seed. */
    private static final int FIRST_BATCHES = 10;

    private static final Duration ONSET = Duration.ofSeconds(30);
    private static final int K = 4;
    private static final double DECAY = 0.9;

    /** Eighty seconds of fifty sensors, six of which break after thirty. */
    public static Detection run(long seed) {
        FaultyFleet fleet = new FaultyFleet(
                FleetSettings.of(seed).withTime(FleetSettings.DEFAULT_START, PER_SECOND),
                ONSET,
                FaultyFleet.TWO_OF_EACH);
        List<List<String>> batches = new ArrayList<>();
        for (int batch = 0; batch < BATCHES; batch++) {
            List<String> lines = new ArrayList<>();
            long whole = PER_SECOND * BATCH.toSeconds();
            long size = batch == 0 ? whole * (1 + 2 * (seed % FIRST_BATCHES)) / (2 * FIRST_BATCHES) : whole;
            for (int i = 0; i < size; i++) {
                lines.add(fleet.next().text());
            }
            batches.add(lines);
        }
        StreamingKMeans kMeans = SensorClusters.kMeans(Features.firstCentres(K), 0, DECAY);
        List<List<Scored>> scored = new ArrayList<>();
        Bench.output((JavaDStream<String> lines) -> {
                    JavaPairDStream<String, Moments> windows = SensorClusters.telling(
                            SensorClusters.windows(SensorClusters.readings(lines), WINDOW, BATCH), WINDOW);
                    windows.foreachRDD(rdd -> {
                        scored.add(SensorClusters.score(rdd, kMeans.latestModel()));
                    });
                    SensorClusters.learn(windows, kMeans);
                })
                .batch(BATCH)
                .onAll(batches)
                .complete();
        return new Detection(fleet.faults(), scored);
    }

    /** The share of the broken sensors that were reported; 1 if none is broken. */
    public static double recall(int found, int missed) {
        return found + missed == 0 ? 1 : (double) found / (found + missed);
    }

    /** The share of the reported sensors that are broken; 1 if none was reported. */
    public static double precision(int found, int falselyReported) {
        return found + falselyReported == 0 ? 1 : (double) found / (found + falselyReported);
    }

    /** What a threshold would have reported, held against the truth. */
    public Tally at(double threshold) {
        AnomalyRule rule = new AnomalyRule(threshold);
        Set<String> reported = new TreeSet<>();
        Set<String> tooEarly = new TreeSet<>();
        for (int i = 0; i < windows.size(); i++) {
            boolean broken = BATCH.multipliedBy(i + 1L).compareTo(ONSET) > 0;
            (broken ? reported : tooEarly).addAll(rule.report(windows.get(i)));
        }
        return Tally.of(truth, reported, tooEarly);
    }
}
