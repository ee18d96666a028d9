package labs.lab10;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import labs.lab10.report.WindowFile;
import labs.sensors.Fault;
import labs.sensors.FaultyFleet;
import labs.sensors.FleetSettings;
import labs.sensors.Reading;
import labs.sensors.ReadingParser;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.mllib.clustering.StreamingKMeans;
import org.apache.spark.mllib.linalg.Vector;
import org.apache.spark.sql.SparkSession;
import scala.Tuple2;

/**
 * Windows of simulated sensors, scored and learned from one after the other as the stream does it, without waiting for
 * the clock: something to explore for those who have no file yet.
 *
 * @param file the scored windows
 * @param centres what was learned
 */
public record Simulated(Path file, Vector[] centres) {
    private static final int PER_SECOND = 500;
    private static final int SLIDE_SECONDS = 2;
    private static final int SLIDES_A_WINDOW = 5;
    private static final int K = 4;
    private static final double DECAY = 0.9;

    public static Simulated twoMinutes(SparkSession spark, Path file) {
        FaultyFleet fleet = new FaultyFleet(
                FleetSettings.of(1).withTime(FleetSettings.DEFAULT_START, PER_SECOND),
                Duration.ofSeconds(60),
                Map.of(Fault.HOT, 2, Fault.STUCK, 2, Fault.NOISY, 2));
        StreamingKMeans kMeans = SensorClusters.kMeans(Features.firstCentres(K), 0, DECAY);
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        Deque<Map<String, Moments>> slides = new ArrayDeque<>();
        try (WindowFile out = new WindowFile(file)) {
            for (int second = SLIDE_SECONDS; second <= 120; second += SLIDE_SECONDS) {
                slides.addLast(slide(fleet));
                if (slides.size() > SLIDES_A_WINDOW) {
                    slides.removeFirst();
                }
                JavaPairRDD<String, Moments> window = context.parallelizePairs(window(slides));
                out.add(
                        FleetSettings.DEFAULT_START.plusSeconds(second).toEpochMilli(),
                        SensorClusters.score(window, kMeans.latestModel()));
                kMeans.latestModel()
                        .update(window.map(sensor -> Features.of(sensor._2())).rdd(), DECAY, "batches");
            }
        }
        return new Simulated(file, kMeans.latestModel().clusterCenters());
    }

    private static Map<String, Moments> slide(FaultyFleet fleet) {
        Map<String, Moments> slide = new TreeMap<>();
        for (int i = 0; i < PER_SECOND * SLIDE_SECONDS; i++) {
            if (ReadingParser.parse(fleet.next().text()) instanceof Reading reading) {
                slide.merge(reading.sensor(), Moments.of(reading), Moments::merge);
            }
        }
        return slide;
    }

    private static List<Tuple2<String, Moments>> window(Deque<Map<String, Moments>> slides) {
        Map<String, Moments> window = new TreeMap<>();
        slides.forEach(slide -> slide.forEach((sensor, moments) -> window.merge(sensor, moments, Moments::merge)));
        return window.entrySet().stream()
                .map(entry -> new Tuple2<>(entry.getKey(), entry.getValue()))
                .toList();
    }
}
