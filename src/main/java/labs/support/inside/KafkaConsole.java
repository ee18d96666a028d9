package labs.support.inside;

import org.apache.kafka.tools.TopicCommand;
import org.apache.kafka.tools.consumer.ConsoleConsumer;
import org.apache.kafka.tools.consumer.group.ConsumerGroupCommand;

/** The main classes behind Kafka's console tools, which a Kafka distribution starts from scripts. */
public final class KafkaConsole {
    private KafkaConsole() {}

    /** {@code kafka-topics}. */
    public static void topics(String[] args) {
        TopicCommand.main(args);
    }

    /** {@code kafka-console-producer}. */
    public static void produce(String[] args) {
        kafka.tools.ConsoleProducer.main(args);
    }

    /** {@code kafka-console-consumer}. */
    public static void consume(String[] args) throws Exception {
        ConsoleConsumer.main(args);
    }

    /** {@code kafka-consumer-groups}. */
    public static void groups(String[] args) {
        ConsumerGroupCommand.main(args);
    }
}
