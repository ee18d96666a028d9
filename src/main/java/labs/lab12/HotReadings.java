package labs.lab12;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import labs.lab12.latency.AlertClock;
import labs.lab12.latency.AlertReader;
import labs.lab12.latency.LatencyPlot;
import labs.sensors.FleetSettings;
import labs.sensors.Parsed;
import labs.sensors.Reading;
import labs.sensors.ReadingParser;
import labs.sensors.SensorFleet;
import labs.support.Lab;
import labs.support.LabConf;
import labs.support.RunOptions;
import labs.support.StreamRun;
import labs.support.kafka.KafkaSource;
import labs.support.kafka.TopicWatch;
import labs.support.options.BatchInterval;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaStreamingContext;
import org.apache.spark.streaming.kafka010.ConsumerStrategies;
import org.apache.spark.streaming.kafka010.KafkaUtils;
import org.apache.spark.streaming.kafka010.LocationStrategies;
import org.apache.spark.util.LongAccumulator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * From a reading above the limit to its alert, as a DStream: how soon?
 *
 * <ol>
 *   <li>A reading waits until its batch ends, on average half a batch interval; then the batch is planned and run.
 *   <li>Each task parses its readings and sends those above the limit to a second topic, as they are seen.
 *   <li>A consumer beside the stream reads the alerts and compares two times that the broker has set: when it got the
 *       reading, and when it got its alert.
 * </ol>
 *
 * <p>Run it: {@code ./lab 12 --demo}, and then with {@code --batch 100ms}. You see, every five seconds:
 *
 * <pre>
 *                 alerts  median ms  95 % ms  99 % ms  longest ms  repeated  malformed
 * --------------  ------  ---------  -------  -------  ----------  --------  ---------
 * the last 5s        650        540     1005     1067        1081         0         33
 * since 12:14:16    1198        508      992     1044        1081         0         52
 * </pre>
 *
 * <p>{@code ./lab 12 --compare} runs this and its two twins of Structured Streaming, one after the other.
 */
@Command(
        name = "HotReadings",
        description = "Sends an alert for each reading above a limit, as a DStream, and measures how soon.")
public final class HotReadings implements Callable<Integer> {
    static final int DEMO_PARTITIONS = 2;
    static final double DEMO_READINGS_PER_SECOND = 500;

    /** What a demo sends: 1 % of it broken, so that there is something to count. */
    static final FleetSettings DEMO_SENSORS =
            FleetSettings.of(12).withHot(3).withMalformed(0.01).withWallClock();

    @Mixin
    private final BatchInterval batch = new BatchInterval("1s");

    @Option(
            names = "--compare",
            description = "with a broker of its own: this, micro-batches and real-time mode, one after the other, and a"
                    + " table of all three; --for says how long each (default: 20s)")
    private boolean compare;

    @Mixin
    private AlertOptions alerts;

    @Mixin
    private final KafkaSource source = new KafkaSource();

    @Mixin
    private RunOptions run;

    public static void main(String[] args) {
        Lab.run(new HotReadings(), args);
    }

    @Override
    public Integer call() throws Exception {
        LatencyPlot plot = alerts.plot();
        if (compare) {
            return new Comparison(batch.time(), alerts.limit(), plot, source, run).run();
        }
        LabConf conf = new LabConf("Lab 12: HotReadings", run);
        try (source) {
            String hot = AlertOptions.topic(source);
            source.open(DEMO_PARTITIONS, hot);
            TopicWatch topic = source.watchSubscribed();

            JavaStreamingContext jssc = new JavaStreamingContext(conf, batch.duration());
            LongAccumulator malformed = jssc.ssc().sc().longAccumulator("malformed");
            send(
                    hot(arrivals(jssc, source), alerts.limit(), malformed),
                    new AlertSender(source.bootstrapServers(), hot));

            SensorFleet fleet = new SensorFleet(DEMO_SENSORS);
            source.feed(() -> fleet.next().keyed(), DEMO_READINGS_PER_SECOND);
            AlertReader reader = new AlertReader(source.bootstrapServers(), hot);
            try (AlertClock clock = new AlertClock("DStream", reader, malformed::value, System.out, plot);
                    StreamRun end = StreamRun.of(jssc, run).explainedBy(topic::explain)) {
                jssc.start();
                jssc.awaitTermination();
            } finally {
                AlertSender.closeAll();
            }
            return 0;
        }
    }

    /**
     * The readings above a limit.
     *
     * @param limit in degrees
     * @param malformed counts what is no reading; the driver hears of it when a task has ended
     */
    static JavaDStream<HotReading> hot(JavaDStream<Arrival> arrivals, double limit, LongAccumulator malformed) {
        return arrivals.flatMap(arrival -> hot(arrival, limit, malformed));
    }

    private static Iterator<HotReading> hot(Arrival arrival, double limit, LongAccumulator malformed) {
        Parsed parsed = ReadingParser.parse(arrival.line());
        if (!(parsed instanceof Reading reading)) {
            malformed.add(1);
            return Collections.emptyIterator();
        }
        return HotReading.isAbove(limit, reading)
                ? List.of(new HotReading(reading.sensor(), arrival.line(), reading.eventTime(), arrival.time()))
                        .iterator()
                : Collections.emptyIterator();
    }

    /** Output operation: each task sends its alerts while it reads. */
    static void send(JavaDStream<HotReading> hot, AlertSender alerts) {
        hot.foreachRDD(rdd -> rdd.foreachPartition(alerts::send));
    }

    /** What arrives from now on: an alert for a reading of yesterday alerts nobody. */
    static JavaDStream<Arrival> arrivals(JavaStreamingContext jssc, KafkaSource source) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                source.bootstrapServers(),
                ConsumerConfig.GROUP_ID_CONFIG,
                "lab12-" + ProcessHandle.current().pid(),
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "latest",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                StringDeserializer.class,
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                ByteArrayDeserializer.class);
        return KafkaUtils.createDirectStream(
                        jssc,
                        LocationStrategies.PreferConsistent(),
                        ConsumerStrategies.<String, byte[]>Subscribe(List.of(source.topic()), settings))
                .map(Arrival::of);
    }
}
