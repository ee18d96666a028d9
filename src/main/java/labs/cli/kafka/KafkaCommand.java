package labs.cli.kafka;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import labs.support.Workspace;
import labs.support.kafka.LocalKafka;
import labs.support.text.TextSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./lab kafka}: a broker until Ctrl-C. Its subcommands are Kafka's own console tools. */
@Command(
        name = "kafka",
        description = {
            "Runs a Kafka broker on 127.0.0.1 until Ctrl-C. Its data is kept in work/kafka.",
            "",
            "With a word behind it, runs one of Kafka's own tools, by default against the broker on localhost:9092:"
                    + " ./lab kafka topics, produce, consume or groups (with --help for their options).",
            ""
        },
        subcommands = {
            KafkaTools.Topics.class,
            KafkaTools.Produce.class,
            KafkaTools.Consume.class,
            KafkaTools.Groups.class
        })
public final class KafkaCommand implements Callable<Integer> {
    /** In {@code work}: the broker's data. */
    public static final String FOLDER = "kafka";

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "" + LocalKafka.DEFAULT_PORT,
            description = "default: ${DEFAULT-VALUE}")
    private String port;

    @Override
    public Integer call() {
        Path folder = Workspace.work().resolve(FOLDER);
        LocalKafka kafka = LocalKafka.start(folder, TextSource.portNumber(port));
        Runtime.getRuntime().addShutdownHook(new Thread(kafka::close, "stop-kafka"));
        System.out.println(welcome(kafka.port(), folder));
        kafka.awaitShutdown();
        return 0;
    }

    private static String welcome(int port, Path folder) {
        String elsewhere = port == LocalKafka.DEFAULT_PORT ? "" : " --bootstrap-server localhost:" + port;
        String simulator = port == LocalKafka.DEFAULT_PORT ? "" : " --bootstrap-servers localhost:" + port;
        return """
                Kafka broker on localhost:%d, its data in %s; Ctrl-C stops it. In another terminal:

                ./lab kafka topics --create --topic dsamp6 --partitions 2%s
                ./lab kafka topics --describe --topic dsamp6%3$s
                ./lab 6 1000 --rate 50 --to kafka%s
                ./lab kafka produce --topic dsamp6%3$s
                ./lab kafka consume --topic dsamp6 --from-beginning%3$s
                ./lab kafka groups --describe --all-groups%3$s
                """.formatted(port, Workspace.display(folder), elsewhere, simulator);
    }
}
