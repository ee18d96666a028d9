package labs.lab08.drill;

import java.nio.file.Path;
import labs.harness.lab.LabProcess;
import labs.support.kafka.LocalKafka;

/** A broker in a process of its own, which can be killed. */
public final class BrokerProcess {
    private static final String READY = "broker ready at ";

    private BrokerProcess() {}

    /**
     * Starts a broker and waits until clients can connect.
     *
     * @param port 0 for any free one
     */
    public static LabProcess start(Path folder, int port, String... topics) {
        String[] args = new String[topics.length + 2];
        args[0] = folder.toString();
        args[1] = String.valueOf(port);
        System.arraycopy(topics, 0, args, 2, topics.length);
        return LabProcess.start(BrokerProcess.class, args).awaitOut(line -> line.startsWith(READY));
    }

    /** Where the broker listens. */
    public static String servers(LabProcess broker) {
        return broker.out().stream()
                .filter(line -> line.startsWith(READY))
                .map(line -> line.substring(READY.length()))
                .findFirst()
                .orElseThrow();
    }

    /** The other process: folder, port, topics with two partitions each. */
    public static void main(String[] args) {
        LocalKafka kafka = LocalKafka.start(Path.of(args[0]), Integer.parseInt(args[1]));
        for (int i = 2; i < args.length; i++) {
            kafka.createTopic(args[i], 2);
        }
        System.out.println(READY + kafka.bootstrapServers());
        kafka.awaitShutdown();
    }
}
