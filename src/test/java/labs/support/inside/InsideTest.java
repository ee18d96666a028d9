package labs.support.inside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Names everything of the inside of Spark, Kafka and the JDK that is used, and says what to look at when it is gone. */
class InsideTest {
    /** Kafka's own name for a logger that is no class. */
    private static final String STATE_CHANGES = "state.change.logger";

    @ParameterizedTest
    @EnumSource
    void theWordsStandWhereTheyStood(Words words) throws IOException {
        assertThat(everythingIn(words.resource()))
                .as(
                        "%s says '%s' in %s no more: find out what this version says instead, and change Words.%s",
                        words.resource().startsWith("error/") ? "Spark's list of errors" : "Spark",
                        words.text(),
                        words.resource(),
                        words)
                .contains(words.text());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            org.apache.spark.launcher.JavaModuleOptions,                              defaultModuleOptionArray, Modules
            sun.misc.Unsafe,                                                          getObject,                Modules
            java.lang.Module,                                                         implAddOpensToAllUnnamed, Modules
            org.apache.spark.SparkConf,                                               getenv,                   LoopbackConf
            org.apache.spark.util.Utils,                                              setCustomHostname,        LoopbackConf
            org.apache.spark.deploy.master.Master,                                    main,                     Standalone
            org.apache.spark.deploy.worker.Worker,                                    main,                     Standalone
            org.apache.spark.deploy.SparkSubmit,                                      main,                     Standalone
            org.apache.spark.deploy.DeployMessages$RequestKillDriver,                 driverId,                 MasterProbe
            org.apache.spark.deploy.DeployMessages$KillDriverResponse,                message,                  MasterProbe
            org.apache.spark.rpc.RpcEnv,                                              setupEndpointRef,         MasterProbe
            org.apache.spark.deploy.DeployMessages$RequestMasterState$,               productPrefix,            MasterProbe
            org.apache.spark.deploy.DeployMessages$MasterStateResponse,               workers,                  MasterProbe
            org.apache.spark.deploy.DeployMessages$MasterStateResponse,               status,                   MasterProbe
            org.apache.spark.deploy.master.WorkerInfo,                                memory,                   MasterProbe
            org.apache.spark.deploy.master.MasterMessages$BoundPortsRequest$,         productPrefix,            MasterProbe
            org.apache.spark.deploy.master.MasterMessages$BoundPortsResponse,         webUIPort,                MasterProbe
            org.apache.spark.deploy.master.RecoveryState,                             ALIVE,                    MasterProbe
            org.apache.spark.rpc.RpcAddress,                                          fromSparkURL,             MasterProbe
            kafka.server.KafkaRaftServer,                                             startup,                  KafkaNode
            kafka.server.KafkaConfig,                                                 brokerId,                 KafkaNode
            org.apache.kafka.metadata.storage.Formatter,                              setReleaseVersion,        KafkaNode
            org.apache.kafka.server.common.MetadataVersion,                           latestProduction,         KafkaNode
            org.apache.kafka.common.utils.Exit,                                       setExitProcedure,         KafkaExit
            org.apache.kafka.common.utils.Exit,                                       setHaltProcedure,         KafkaExit
            org.apache.kafka.tools.TopicCommand,                                      main,                     KafkaConsole
            kafka.tools.ConsoleProducer,                                              main,                     KafkaConsole
            org.apache.kafka.tools.consumer.ConsoleConsumer,                          main,                     KafkaConsole
            org.apache.kafka.tools.consumer.group.ConsumerGroupCommand,               main,                     KafkaConsole
            org.apache.kafka.clients.ClientUtils,                                     parseAndValidateAddresses, KafkaNames
            org.apache.kafka.common.internals.Topic,                                  validate,                 KafkaNames
            org.apache.spark.streaming.StreamingContext,                              initialCheckpoint,        RecoveredStream
            org.apache.spark.SparkContext$,                                           getActive,                RunningJobs
            org.apache.spark.util.ManualClock,                                        setTime,                  SparkClock
            org.apache.spark.streaming.DStreamGraph,                                  getNumReceivers,          WiredStream
            org.apache.spark.streaming.ContextWaiter,                                 notifyError,              WiredStream
            org.apache.spark.rdd.BlockRDD,                                            blockIds,                 WiredStream
            org.apache.spark.streaming.DStreamGraph,                                  getOutputStreams,         StreamGraph
            org.apache.spark.streaming.DStreamGraph,                                  start,                    StreamGraph
            org.apache.spark.streaming.Checkpoint,                                    serialize,                StreamGraph
            org.apache.spark.broadcast.BroadcastManager,                              cachedValues,             LocalMode
            org.apache.spark.storage.BlockManager,                                    getMatchingBlockIds,      LocalMode
            org.apache.spark.storage.BlockManager,                                    removeBlock,              LocalMode
            org.apache.spark.serializer.Serializer,                                   defaultClassLoader_$eq,   LocalMode
            org.apache.spark.sql.execution.streaming.runtime.MemoryStream,            addData,                  MemoryRows
            org.apache.spark.sql.classic.StreamingQueryManager,                       startQuery,               QueryClock
            org.apache.spark.sql.execution.streaming.sources.MemorySink,              latestBatchData,          QueryClock
            """)
    void theMembersAreStillThere(String type, String method, String usedBy) {
        String sentence = "%s.%s is gone: labs.support.inside.%s needs another way".formatted(type, method, usedBy);
        assertThat(methods(type)).as(sentence).contains(method);
    }

    @Test
    void whatSettingsNameIsStillThere() {
        assertThat(methods(CheckpointFiles.MANAGER))
                .as("%s is gone: CheckpointFiles.MANAGER needs another", CheckpointFiles.MANAGER)
                .isNotEmpty();
    }

    @Test
    void theSecretIsHandedOverInTheSameVariable() throws IOException {
        assertThat(everythingIn("org/apache/spark/SecurityManager$.class"))
                .as("Spark hands over the secret in another variable: Standalone.SECRET_VARIABLE needs its name")
                .contains(Standalone.SECRET_VARIABLE);
    }

    @Test
    void everyPackageThatSparkAsksForIsOpen() {
        Modules.open();
        assertThat(Modules.packages())
                .as("Spark names the packages it needs in JavaModuleOptions; these are not open")
                .isNotEmpty()
                .noneMatch(Modules.Package::isClosed)
                .anyMatch(each -> each.name().equals("sun.nio.ch"));
    }

    @ParameterizedTest
    @MethodSource("loggers")
    void whatIsKeptQuietIsStillThere(String logger) throws IOException {
        String path = logger.replace('.', '/');
        assertThat(exists(path + ".class") || exists(path + "/") || logger.equals(STATE_CHANGES))
                .as("log4j2.properties sets the level of %s, which is neither a class nor a package", logger)
                .isTrue();
    }

    static List<String> loggers() throws IOException {
        Properties properties = new Properties();
        try (InputStream in = resource("log4j2.properties").nextElement().openStream()) {
            properties.load(in);
        }
        return properties.stringPropertyNames().stream()
                .filter(name -> name.matches("logger\\.\\w+\\.name"))
                .map(properties::getProperty)
                .toList();
    }

    private static Stream<String> methods(String type) {
        try {
            Class<?> found = Class.forName(type, false, InsideTest.class.getClassLoader());
            return Stream.<Class<?>>iterate(found, each -> each != null, Class::getSuperclass)
                    .flatMap(each -> Arrays.stream(each.getDeclaredMethods()))
                    .map(Method::getName);
        } catch (ClassNotFoundException e) {
            return Stream.empty();
        }
    }

    /** Texts stand in a class file as they are, as long as they are plain. */
    private static String everythingIn(String name) throws IOException {
        StringBuilder all = new StringBuilder();
        for (Enumeration<URL> found = resource(name); found.hasMoreElements(); ) {
            try (InputStream in = found.nextElement().openStream()) {
                all.append(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }

    private static boolean exists(String name) throws IOException {
        return resource(name).hasMoreElements();
    }

    private static Enumeration<URL> resource(String name) throws IOException {
        return InsideTest.class.getClassLoader().getResources(name);
    }
}
