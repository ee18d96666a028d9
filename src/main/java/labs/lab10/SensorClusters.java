package labs.lab10;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import labs.lab10.model.ModelOptions;
import labs.lab10.report.ClusterPlot;
import labs.lab10.report.WindowFile;
import labs.lab10.report.WindowReportPrinter;
import labs.sensors.FaultyFleet;
import labs.sensors.FleetSettings;
import labs.sensors.Reading;
import labs.sensors.ReadingParser;
import labs.sensors.Rejection;
import labs.support.Lab;
import labs.support.LabConf;
import labs.support.RunOptions;
import labs.support.StreamRun;
import labs.support.UserError;
import labs.support.Workspace;
import labs.support.kafka.KafkaSource;
import labs.support.kafka.TopicWatch;
import labs.support.options.BatchInterval;
import labs.support.options.WindowOptions;
import labs.support.options.WindowTimes;
import labs.support.time.Streams;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.mllib.clustering.StreamingKMeans;
import org.apache.spark.mllib.clustering.StreamingKMeansModel;
import org.apache.spark.mllib.linalg.Vector;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import org.apache.spark.streaming.api.java.JavaStreamingContext;
import org.apache.spark.streaming.kafka010.ConsumerStrategies;
import org.apache.spark.streaming.kafka010.KafkaUtils;
import org.apache.spark.streaming.kafka010.LocationStrategies;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import scala.Tuple2;

/**
 * Learns what sensors usually do, while they do it, and reports those that do something else.
 *
 * <ol>
 *   <li>Every window of a sensor's readings becomes one point: mean, spread and slope of its temperature.
 *   <li>Streaming k-means keeps k centres. In every batch, each point is first scored (how far is it from the nearest
 *       centre that was learned so far?) and then learned from.
 *   <li>A sensor that is much farther from its centre than sensors usually are, twice running, is reported.
 * </ol>
 *
 * <p>Run it: {@code ./lab 10 --demo}. After half a minute six of the fifty simulated sensors break. You see them reported
 * within seconds, and at the end how many of them were found:
 *
 * <pre>
 * 14:03:20  50 sensors  usual distance 0.93  reported: sensor17 sensor22
 * </pre>
 */
@Command(
        name = "SensorClusters",
        description = "Streaming k-means over sensor readings: learns, scores and reports anomalies in every batch.")
public final class SensorClusters implements Callable<Integer> {
    /** How many windows' weight a loaded model starts with: saved models do not hold their weights. */
    private static final double LOADED_WEIGHT = 100;

    private static final double DEMO_LINES_PER_SECOND = 500;
    /** When the sensors of a demo break. */
    private static final Duration ONSET = Duration.ofSeconds(30);

    @Mixin
    private final BatchInterval batch = new BatchInterval("2s");

    @Mixin
    private final WindowOptions windows = new WindowOptions("10s");

    @Mixin
    private ModelOptions model;

    @Option(
            names = "--seed",
            defaultValue = "1",
            paramLabel = "N",
            description = "demo: the same seed breaks the same sensors (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--scored",
            arity = "0..1",
            paramLabel = "FILE.csv",
            description = "write every scored window into this file, for SensorBaseline (default:"
                    + " work/lab10/windows.csv; with --demo only if --scored is typed)")
    private String scored;

    @Option(
            names = "--plot",
            arity = "0..1",
            paramLabel = "FILE.png",
            description = "at the end, draw clusters and temperatures into this file (without a name:"
                    + " work/lab10/clusters.png)")
    private String plot;

    @Mixin
    private final KafkaSource source = new KafkaSource();

    @Mixin
    private RunOptions run;

    public static void main(String[] args) {
        Lab.run(new SensorClusters(), args);
    }

    @Override
    public Integer call() throws InterruptedException {
        WindowTimes times = windows.times(batch.time());
        model.check(source.demo());
        FleetSettings sensors = FleetSettings.of(seed).withWallClock();
        if (source.demo() && model.k() > sensors.sensors()) {
            throw UserError.failure("There are " + model.k() + " clusters for " + sensors.sensors()
                    + " sensors, so centres would be left over; type -k " + sensors.sensors() + " or less.");
        }
        FaultyFleet fleet = new FaultyFleet(sensors, ONSET, FaultyFleet.TWO_OF_EACH);
        WindowReportPrinter reports = new WindowReportPrinter(
                times, model.threshold(), source.demo() ? fleet : null, ClusterPlot.to(plot), windowFile());
        LabConf conf = new LabConf("Lab 10: SensorClusters", run);
        try (source) {
            source.open(2);
            TopicWatch topic = source.watchSubscribed();

            JavaStreamingContext jssc = new JavaStreamingContext(conf, batch.duration());
            JavaDStream<String> lines = lines(jssc, source);
            JavaPairDStream<String, Moments> windows =
                    telling(windows(readings(lines), times.window(), times.slide()), times.window());

            StreamingKMeans kMeans = model.load(jssc.ssc().sc())
                    .map(centres -> kMeans(centres, LOADED_WEIGHT, model.decay()))
                    .orElseGet(() -> kMeans(Features.firstCentres(model.k()), 0, model.decay()));
            // Output operations run in this order, one after the other: first score with what was learned so far, then
            // learn from the same points.
            countRejected(lines, reports);
            score(windows, kMeans, reports);
            learn(windows, kMeans);
            model.saveNowAndThen(windows, kMeans);

            source.feed(() -> fleet.next().keyed(), DEMO_LINES_PER_SECOND);
            try (reports) {
                try (StreamRun end = StreamRun.of(jssc, run, topic).explainedBy(topic::explain)) {
                    jssc.start();
                    jssc.awaitTermination();
                }
                return 0;
            }
        }
    }

    /** The readings; what is none is left out here and counted by {@link #countRejected}. */
    public static JavaDStream<Reading> readings(JavaDStream<String> lines) {
        return lines.map(ReadingParser::parse).filter(Reading.class::isInstance).map(Reading.class::cast);
    }

    /** For each sensor, what its readings in the window amount to. */
    public static JavaPairDStream<String, Moments> windows(
            JavaDStream<Reading> readings, Duration window, Duration slide) {
        return readings.mapToPair(SensorClusters::ofSensor)
                .reduceByKeyAndWindow(Moments::merge, Streams.spark(window), Streams.spark(slide));
    }

    /** The sensors of which a window tells something: at the start of a stream it may be none. */
    public static JavaPairDStream<String, Moments> telling(JavaPairDStream<String, Moments> windows, Duration length) {
        return windows.filter(sensor -> sensor._2().isTelling(length));
    }

    static Tuple2<String, Moments> ofSensor(Reading reading) {
        return new Tuple2<>(reading.sensor(), Moments.of(reading));
    }

    /**
     * Streaming k-means that starts from these centres.
     *
     * @param weight how many points each centre stands for; 0 lets the first batch replace them
     * @param decay what is left of the weight of earlier batches with each new one: 1 never forgets, 0 knows only the
     *     latest batch
     */
    public static StreamingKMeans kMeans(Vector[] centres, double weight, double decay) {
        double[] weights = new double[centres.length];
        Arrays.fill(weights, weight);
        return new StreamingKMeans().setK(centres.length).setDecayFactor(decay).setInitialCenters(centres, weights);
    }

    /** Registers an output operation that lets the model learn from every window that has a sensor for each cluster. */
    public static void learn(JavaPairDStream<String, Moments> windows, StreamingKMeans kMeans) {
        int k = kMeans.k();
        kMeans.trainOn(windows.map(sensor -> Features.of(sensor._2()))
                .transform(points -> points.coalesce(1))
                .mapPartitions(points -> atLeast(k, points)));
    }

    /** All of them, or none where there are fewer than that. */
    private static Iterator<Vector> atLeast(int least, Iterator<Vector> points) {
        List<Vector> all = new ArrayList<>();
        points.forEachRemaining(all::add);
        return all.size() < least ? Collections.emptyIterator() : all.iterator();
    }

    /** Registers an output operation that scores every such window with the model as it is then. */
    public static void score(
            JavaPairDStream<String, Moments> windows, StreamingKMeans kMeans, WindowReportPrinter reports) {
        windows.foreachRDD((rdd, time) -> {
            List<Scored> scored = score(rdd, kMeans.latestModel());
            if (!scored.isEmpty() && scored.size() < kMeans.k()) {
                reports.leaveOut(time.milliseconds(), scored.size(), kMeans.k());
            } else {
                reports.add(time.milliseconds(), scored, kMeans.latestModel().clusterCenters());
            }
        });
    }

    /** What the model says of each sensor, sorted by distance, the farthest first. */
    public static List<Scored> score(JavaPairRDD<String, Moments> windows, StreamingKMeansModel model) {
        List<Scored> scored = new ArrayList<>(windows.map(sensor -> {
                    Vector point = Features.of(sensor._2());
                    int cluster = model.predict(point);
                    double distance = Features.distance(point, model.clusterCenters()[cluster]);
                    return Scored.of(sensor._1(), sensor._2(), cluster, distance);
                })
                .collect());
        scored.sort(Comparator.comparingDouble(Scored::distance).reversed().thenComparing(Scored::sensor));
        return scored;
    }

    /** Registers an output operation that counts what is no reading, so that nothing is left out in silence. */
    public static void countRejected(JavaDStream<String> lines, WindowReportPrinter reports) {
        lines.filter(line -> ReadingParser.parse(line) instanceof Rejection)
                .foreachRDD(rdd -> reports.addRejected(rdd.count()));
    }

    /** The name that {@code --scored} had before; it is understood once more. */
    @Option(names = "--windows", hidden = true)
    private void windows(String file) {
        scored = file;
    }

    /** Where scored windows go, or {@code null}: a demo leaves nothing behind that nobody asked for. */
    private WindowFile windowFile() {
        if (scored != null && !scored.isEmpty()) {
            return WindowFile.named(Workspace.callerFile(scored));
        }
        return source.demo() && scored == null
                ? null
                : new WindowFile(Workspace.work().resolve("lab10").resolve("windows.csv"));
    }

    private static JavaDStream<String> lines(JavaStreamingContext jssc, KafkaSource kafka) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka.bootstrapServers(),
                ConsumerConfig.GROUP_ID_CONFIG,
                "lab10-" + ProcessHandle.current().pid(),
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "latest",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                // How soon it sees a partition that is added; Kafka's default is five minutes.
                ConsumerConfig.METADATA_MAX_AGE_CONFIG,
                5_000,
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                StringDeserializer.class,
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                StringDeserializer.class);
        return KafkaUtils.createDirectStream(
                        jssc,
                        LocationStrategies.PreferConsistent(),
                        ConsumerStrategies.<String, String>Subscribe(List.of(kafka.topic()), settings))
                .map(ConsumerRecord::value);
    }
}
