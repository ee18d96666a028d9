package labs.lab10;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import labs.harness.Bench;
import labs.sensors.FleetSettings;
import labs.support.WindowTimes;
import org.apache.spark.mllib.clustering.StreamingKMeans;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;

/** The lab's own pipeline over simulated sensors on the manual clock: how well does it find the ones that break? */
public final class Detection {
    private static final int PER_SECOND = 500;
    private static final WindowTimes TIMES =
            new WindowTimes(Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofSeconds(2));
    private static final int BATCHES = 40;
    private static final Duration ONSET = Duration.ofSeconds(30);
    private static final int K = 4;
    private static final double DECAY = 0.9;
    private static final double THRESHOLD = 2.8;

    private Detection() {}

    /** Eighty seconds of fifty sensors, six of which break after thirty; with the options' defaults. */
    public static Tally run(long seed) {
        FaultyFleet fleet = new FaultyFleet(
                FleetSettings.of(seed).withTime(FleetSettings.DEFAULT_START, PER_SECOND),
                ONSET,
                Map.of(Fault.HOT, 2, Fault.STUCK, 2, Fault.NOISY, 2));
        List<List<String>> batches = new ArrayList<>();
        int perBatch = (int) (PER_SECOND * TIMES.batch().toSeconds());
        for (int batch = 0; batch < BATCHES; batch++) {
            List<String> lines = new ArrayList<>();
            for (int i = 0; i < perBatch; i++) {
                lines.add(fleet.next().text());
            }
            batches.add(lines);
        }
        StreamingKMeans kMeans = SensorClusters.kMeans(Features.firstCentres(K), 0, DECAY);
        try (Reports reports = new Reports(TIMES, THRESHOLD, null, null, null)) {
            Bench.output((JavaDStream<String> lines) -> {
                        JavaPairDStream<String, Moments> windows =
                                SensorClusters.windows(SensorClusters.readings(lines), TIMES.window(), TIMES.slide());
                        SensorClusters.countRejected(lines, reports);
                        SensorClusters.score(windows, kMeans, reports);
                        SensorClusters.learn(windows, kMeans);
                    })
                    .batch(TIMES.batch())
                    .onAll(batches)
                    .complete();
            return Tally.of(fleet.faults(), reports.everReported());
        }
    }
}
