package labs.lab12;

import labs.lab12.latency.LatencyPlot;
import labs.support.UserError;
import labs.support.kafka.KafkaSource;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** The options that both main classes have: what is an alert, and the picture of how soon it came. */
final class AlertOptions {
    @Option(
            names = "--limit",
            defaultValue = "65",
            paramLabel = "DEGREES",
            converter = Degrees.class,
            description = "a reading above this gets an alert (default: ${DEFAULT-VALUE})")
    private double limit;

    @Option(
            names = "--plot",
            arity = "0..1",
            paramLabel = "FILE.png",
            description = "at the end, draw how the times are distributed into this file (without a name:"
                    + " work/lab12/latency.png)")
    private String plot;

    double limit() {
        return limit;
    }

    /** The picture, or {@code null} if none was asked for. */
    LatencyPlot plot() {
        return LatencyPlot.to(plot);
    }

    /** The topic for alerts, such as {@code dsamp6-hot}. */
    static String topic(KafkaSource source) {
        return source.topic() + "-hot";
    }

    private static final class Degrees implements ITypeConverter<Double> {
        @Override
        public Double convert(String text) {
            if (!text.strip().matches("[+-]?\\d{1,6}(\\.\\d{1,6})?")) {
                throw UserError.usage("'" + text + "' is not a temperature; type degrees, such as --limit 65.");
            }
            return Double.valueOf(text.strip());
        }
    }
}
