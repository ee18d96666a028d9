package labs.cli.kafka;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import labs.support.inside.KafkaConsole;
import labs.support.inside.KafkaExit;
import labs.support.kafka.KafkaOptions;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/**
 * Kafka's own console tools, run in this process: all their options work. Added are the address of the broker where none
 * is given, and a sentence where no broker answers or a topic is missing: the tools themselves would try again without a
 * word, for a minute or for ever.
 */
final class KafkaTools {
    private static final String SERVER = "--bootstrap-server";
    private static final String TOPIC = "--topic";

    private KafkaTools() {}

    /** {@code kafka-topics}. */
    @Command(name = "topics", description = "Kafka's own tool: creates, lists, describes, deletes topics.")
    static final class Topics extends Tool {
        @Override
        void main(String[] args) {
            KafkaConsole.topics(args);
        }
    }

    /** {@code kafka-console-producer}. */
    @Command(name = "produce", description = "Kafka's own tool: sends each line that you type to a topic.")
    static final class Produce extends Tool {
        @Override
        void main(String[] args) {
            List<String> all = new ArrayList<>(List.of(args));
            all.addAll(List.of(
                    "--producer-property",
                    ProducerConfig.INTERCEPTOR_CLASSES_CONFIG + "=" + SayWhatWasRefused.class.getName()));
            KafkaConsole.produce(all.toArray(String[]::new));
        }

        @Override
        public Integer call() throws Exception {
            int status = super.call();
            return SayWhatWasRefused.REFUSED.get() > 0 ? 1 : status;
        }

        @Override
        boolean needsTopic() {
            return true;
        }
    }

    /** The tool would log each record that the broker does not take, in two lines, and end with exit code 0. */
    public static final class SayWhatWasRefused implements ProducerInterceptor<byte[], byte[]> {
        private static final AtomicLong REFUSED = new AtomicLong();

        @Override
        public void onAcknowledgement(RecordMetadata metadata, Exception e) {
            if (e != null) {
                REFUSED.incrementAndGet();
                System.err.println("error: A record was not sent: " + e.getMessage());
            }
        }

        @Override
        public ProducerRecord<byte[], byte[]> onSend(ProducerRecord<byte[], byte[]> sent) {
            return sent;
        }

        @Override
        public void close() {
            // Nothing was opened.
        }

        @Override
        public void configure(Map<String, ?> configs) {
            // There is nothing to set.
        }
    }

    /** {@code kafka-console-consumer}. */
    @Command(name = "consume", description = "Kafka's own tool: prints the records of a topic.")
    static final class Consume extends Tool {
        @Override
        void main(String[] args) throws Exception {
            KafkaConsole.consume(args);
        }

        @Override
        boolean needsTopic() {
            return true;
        }
    }

    /** {@code kafka-consumer-groups}. */
    @Command(name = "groups", description = "Kafka's own tool: shows how far consumer groups have read.")
    static final class Groups extends Tool {
        @Override
        void main(String[] args) {
            KafkaConsole.groups(args);
        }
    }

    /** What is the same for all of them. */
    abstract static class Tool implements Callable<Integer> {
        @Unmatched
        private List<String> typed = new ArrayList<>();

        abstract void main(String[] args) throws Exception;

        /** Whether it says on standard output what went wrong, also where it prints a stack trace. */
        boolean saysItself() {
            return !needsTopic();
        }

        /** Whether the topic must be there before the tool can work. */
        boolean needsTopic() {
            return false;
        }

        @Override
        public Integer call() throws Exception {
            List<String> args = withServer(typed);
            boolean help = args.contains("--help") || args.contains("--version");
            if (!help && !typed.isEmpty()) {
                probe(args);
            }
            // Some tools catch what is thrown at them here, and end a second time.
            AtomicReference<Integer> firstStatus = new AtomicReference<>();
            KafkaExit.insteadOfExit((status, message) -> {
                firstStatus.compareAndSet(null, status);
                throw new ToolExit(status);
            });
            String name = getClass().getAnnotation(Command.class).name();
            PrintStream before = System.err;
            ToolErrors errors =
                    new ToolErrors(before, "Type ./lab kafka " + name + " --help to see all options.", help);
            System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
            try {
                main(args.toArray(String[]::new));
                return 0;
            } catch (ToolExit exit) {
                System.err.flush();
                if (exit.status != 0 && !saysItself()) {
                    errors.sayTheCause();
                }
                return firstStatus.get() == null ? exit.status : firstStatus.get();
            } finally {
                System.err.flush();
                System.setErr(before);
            }
        }

        private void probe(List<String> args) {
            KafkaOptions kafka = new KafkaOptions();
            String topic = valueOf(TOPIC, args);
            List<String> options = new ArrayList<>(List.of("--bootstrap-servers", valueOf(SERVER, args)));
            if (topic != null) {
                options.addAll(List.of(TOPIC, topic));
            }
            new CommandLine(kafka).parseArgs(options.toArray(String[]::new));
            if (needsTopic() && topic != null) {
                kafka.requireTopic();
            } else {
                kafka.requireBroker();
            }
        }

        /** The arguments with the broker's address; labs spell the option with an s, so that is understood, too. */
        private static List<String> withServer(List<String> typed) {
            List<String> args = new ArrayList<>();
            for (String word : typed) {
                args.add(word.replaceFirst("^--bootstrap-servers(?=$|=)", SERVER));
            }
            if (valueOf(SERVER, args) == null) {
                args.addAll(List.of(SERVER, "localhost:9092"));
            }
            return args;
        }

        private static String valueOf(String option, List<String> args) {
            for (int i = 0; i < args.size(); i++) {
                if (args.get(i).startsWith(option + "=")) {
                    return args.get(i).substring(option.length() + 1);
                }
                if (args.get(i).equals(option) && i + 1 < args.size()) {
                    return args.get(i + 1);
                }
            }
            return null;
        }
    }

    /** Where a tool would end the process. */
    private static final class ToolExit extends Error {
        private static final long serialVersionUID = 1L;
        private final int status;

        ToolExit(int status) {
            super("", null, false, false);
            this.status = status;
        }
    }
}
