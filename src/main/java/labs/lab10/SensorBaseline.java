package labs.lab10;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import labs.lab10.model.ModelFolder;
import labs.lab10.report.WindowFile;
import labs.sensors.FaultyFleet;
import labs.sensors.FleetSettings;
import labs.sensors.Reading;
import labs.sensors.ReadingParser;
import labs.support.Lab;
import labs.support.LabConf;
import labs.support.RunOptions;
import labs.support.UserError;
import labs.support.Workspace;
import labs.support.screen.ConsoleTable;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.clustering.KMeans;
import org.apache.spark.ml.clustering.KMeansModel;
import org.apache.spark.ml.evaluation.ClusteringEvaluator;
import org.apache.spark.ml.feature.SQLTransformer;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.mllib.clustering.StreamingKMeans;
import org.apache.spark.mllib.linalg.Vector;
import org.apache.spark.mllib.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Explores with DataFrames what the stream has left behind: the windows that {@code SensorClusters} scored.
 *
 * <ol>
 *   <li>{@code describe}: how mean, spread, slope and distance are distributed.
 *   <li>A pivot: how often each sensor was in which cluster.
 *   <li>Plain k-means over all windows at once, for several k, each with its silhouette score.
 *   <li>The same points with the centres that the stream has learned: how much worse than seeing all data at once?
 * </ol>
 *
 * <p>Run it: {@code ./lab 10 --demo --for 75s --scored --model}, then {@code ./lab 10 SensorBaseline}; or alone, over
 * windows made for the purpose: {@code ./lab 10 SensorBaseline --demo}.
 */
@Command(
        name = "SensorBaseline",
        description = "Explores scored windows with DataFrames and compares streaming k-means with the plain one.")
public final class SensorBaseline implements Callable<Integer> {
    private static final int MOST_CLUSTERS = 8;
    private static final int SEED = 1;

    private static final int PER_SECOND = 500;
    private static final int K = 4;
    private static final double DECAY = 0.9;

    @Parameters(
            paramLabel = "FILE.csv",
            arity = "0..1",
            description = "what SensorClusters wrote with --scored (default: work/lab10/windows.csv)")
    private String file;

    @Option(
            names = "--model",
            paramLabel = "FOLDER",
            description = "the model that SensorClusters saved (default: work/lab10, if there is one)")
    private String folder;

    @Option(names = "--demo", description = "no file needed: two minutes of windows are simulated and learned first")
    private boolean demo;

    @Mixin
    private RunOptions run;

    public static void main(String[] args) {
        Lab.run(new SensorBaseline(), args);
    }

    @Override
    public Integer call() throws IOException {
        Path own = Workspace.work().resolve("lab10");
        Path csv = file == null ? own.resolve("windows.csv") : Workspace.callerFile(file);
        if (!demo && !Files.isRegularFile(csv)) {
            throw UserError.failure("There is no file " + Workspace.display(csv)
                    + "; run ./lab 10 with --scored FILE.csv first, or add --demo here.");
        }
        LabConf conf = new LabConf("Lab 10: SensorBaseline", run);
        // 200 partitions, the default, are for data that does not fit here.
        conf.set("spark.sql.shuffle.partitions", "2");
        try (SparkSession spark = SparkSession.builder().config(conf).getOrCreate()) {
            Vector[] streamed;
            if (demo) {
                csv = own.resolveSibling("demo").resolve("windows.csv");
                streamed = simulate(spark, csv);
            } else {
                Path models = folder == null ? own : Workspace.callerFile(folder);
                streamed = new ModelFolder(models).load(spark.sparkContext()).orElse(null);
            }
            explore(windows(spark, csv), streamed);
        }
        return 0;
    }

    /**
     * Two minutes of simulated sensors, scored and learned from window by window as the stream does it, without waiting
     * for the clock.
     *
     * @param file gets the scored windows
     * @return what was learned
     */
    private static Vector[] simulate(SparkSession spark, Path file) {
        FaultyFleet fleet = new FaultyFleet(
                FleetSettings.of(1).withTime(FleetSettings.DEFAULT_START, PER_SECOND),
                Duration.ofSeconds(60),
                FaultyFleet.TWO_OF_EACH);
        List<Reading> readings = Stream.generate(fleet::next)
                .limit(120 * PER_SECOND)
                .map(line -> (Reading) ReadingParser.parse(line.text()))
                .toList();
        StreamingKMeans kMeans = SensorClusters.kMeans(Features.firstCentres(K), 0, DECAY);
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        try (WindowFile out = new WindowFile(file)) {
            for (int end = 2; end <= 120; end += 2) {
                JavaPairRDD<String, Moments> window = context.parallelize(
                                readings.subList(Math.max(0, end - 10) * PER_SECOND, end * PER_SECOND))
                        .mapToPair(SensorClusters::ofSensor)
                        .reduceByKey(Moments::merge);
                out.add(
                        FleetSettings.DEFAULT_START.plusSeconds(end).toEpochMilli(),
                        SensorClusters.score(window, kMeans.latestModel()));
                kMeans.latestModel()
                        .update(window.map(sensor -> Features.of(sensor._2())).rdd(), DECAY, "batches");
            }
        }
        return kMeans.latestModel().clusterCenters();
    }

    /**
     * The windows of a file.
     *
     * @throws UserError if its columns are not those of {@link WindowFile}, or it is empty
     */
    public static Dataset<Row> windows(SparkSession spark, Path csv) {
        Dataset<Row> windows = spark.read()
                .schema(WindowFile.SCHEMA)
                .option("header", true)
                .option("enforceSchema", false)
                .option("mode", "FAILFAST")
                .csv(Workspace.forSparkToRead(csv))
                .cache();
        try {
            if (windows.isEmpty()) {
                throw UserError.failure(
                        "There is no window in " + Workspace.display(csv) + "; let SensorClusters run for longer.");
            }
        } catch (Exception e) {
            throw e instanceof UserError known
                    ? known
                    : UserError.failure(
                            Workspace.display(csv) + " is not a file of windows (its columns must be "
                                    + String.join(", ", WindowFile.SCHEMA.fieldNames())
                                    + "); make one with ./lab 10 --scored FILE.csv.",
                            e);
        }
        return windows;
    }

    /** How often each sensor was in which cluster: a row a sensor, a column a cluster. */
    public static Dataset<Row> sensorsByCluster(Dataset<Row> windows) {
        return windows.groupBy("sensor")
                .pivot("cluster")
                .count()
                .na()
                .fill(0)
                .orderBy(functions.expr("int(regexp_extract(sensor, '(\\\\d+)', 1))"), functions.col("sensor"));
    }

    /** K-means as a pipeline: scale as {@link Features} does, put the three columns into a vector, find the centres. */
    public static PipelineModel kMeans(Dataset<Row> windows, int k) {
        return new Pipeline()
                .setStages(new PipelineStage[] {
                    new SQLTransformer()
                            .setStatement(String.format(
                                    Locale.ROOT,
                                    "SELECT *, mean / %s AS x, %s * ln(spread + %s) AS y, slope / %s AS z FROM __THIS__",
                                    Features.DEGREES_PER_UNIT,
                                    Features.UNITS_PER_LOG,
                                    Features.SPREAD_FLOOR,
                                    Features.SLOPE_PER_UNIT)),
                    new VectorAssembler()
                            .setInputCols(new String[] {"x", "y", "z"})
                            .setOutputCol("features"),
                    new KMeans().setK(k).setSeed(SEED)
                })
                .fit(windows);
    }

    /** The silhouette score of a model: 1 for clusters far apart, 0 for clusters that overlap. */
    public static double silhouette(PipelineModel model, Dataset<Row> windows) {
        return new ClusteringEvaluator().evaluate(model.transform(windows));
    }

    /** The mean squared distance of all windows from the nearest of these centres. */
    public static double cost(Dataset<Row> windows, Vector[] centres) {
        JavaRDD<Vector> points = windows.select("mean", "spread", "slope")
                .javaRDD()
                .map(row -> Features.point(row.getDouble(0), row.getDouble(1), row.getDouble(2)));
        return new org.apache.spark.mllib.clustering.KMeansModel(centres).computeCost(points.rdd()) / points.count();
    }

    private static void explore(Dataset<Row> windows, Vector[] streamed) {
        System.out.println("What is in the windows (describe):");
        windows.describe("mean", "spread", "slope", "distance").show();
        System.out.println("How often each sensor was in which cluster (pivot), the first ten:");
        sensorsByCluster(windows).show(10);

        int k = streamed == null ? 0 : streamed.length;
        // More clusters than different points cannot be found, nor can one cluster be compared with others.
        long points = windows.select("mean", "spread", "slope").distinct().count();
        ConsoleTable table = new ConsoleTable("k", "silhouette", "cost", "");
        for (int clusters = 2; clusters <= Math.min(MOST_CLUSTERS, points); clusters++) {
            PipelineModel model = kMeans(windows, clusters);
            table.row(
                    clusters,
                    silhouette(model, windows),
                    cost(windows, centres(model)),
                    clusters == k ? "as many as the stream" : "");
        }
        System.out.println(
                "Plain k-means over all windows (silhouette: higher is better; cost: mean squared distance):");
        System.out.print(points < 2 ? "All windows are the same point: there is nothing to divide.\n" : table);
        if (streamed == null) {
            System.out.println("There is no saved model to compare with; let SensorClusters run with --model FOLDER.");
        } else {
            System.out.printf(
                    Locale.ROOT, "The %d centres that the stream has learned: cost %.2f%n", k, cost(windows, streamed));
        }
    }

    private static Vector[] centres(PipelineModel model) {
        KMeansModel kMeans = (KMeansModel) model.stages()[model.stages().length - 1];
        return Stream.of(kMeans.clusterCenters()).map(Vectors::fromML).toArray(Vector[]::new);
    }
}
