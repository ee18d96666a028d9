package labs.support.inside;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** A Kafka node inside this JVM. Kafka's public API has clients only; its server is meant to be a process of its own. */
public final class KafkaNode {
    private final KafkaRaftServer server;

    /** @param settings as they would stand in {@code server.properties} */
    public KafkaNode(Map<String, String> settings) {
        server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
    }

    /**
     * Makes the folder ready for a node of a cluster of its own, as {@code kafka-storage format} does.
     *
     * @param node the number of the node
     * @param controllerListener the name of the listener that the controller uses
     */
    public static void format(Path folder, int node, String controllerListener) throws Exception {
        new Formatter()
                .setPrintStream(new PrintStream(new ByteArrayOutputStream()))
                .setNodeId(node)
                .setClusterId(Uuid.randomUuid().toString())
                .setDirectories(List.of(folder.toString()))
                .setMetadataLogDirectory(folder.toString())
                .setControllerListenerName(controllerListener)
                .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                .setIgnoreFormatted(true)
                .run();
    }

    /** Returns when clients can connect. */
    public void start() {
        server.startup();
    }

    /** Begins to stop. */
    public void shutdown() {
        server.shutdown();
    }

    /** Returns when the node has stopped. */
    public void awaitShutdown() {
        server.awaitShutdown();
    }
}
