package labs.lab06;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import labs.sensors.FleetSettings;
import labs.sensors.SensorFleet;
import labs.sensors.SensorLine;
import labs.support.Lab;
import labs.support.UserError;
import labs.support.kafka.KafkaOptions;
import labs.support.options.Rate;
import labs.support.time.DurationConverter;
import labs.support.time.Pace;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Makes simulated readings of temperature sensors, one JSON object a line: stage 1 of the mini project.
 *
 * <ol>
 *   <li>The arguments say how many, how fast, and where to.
 *   <li>A loop makes one line after the other and sends it.
 *   <li>A regular expression checks what each line looks like; a condition counts those that match.
 * </ol>
 *
 * <p>Run it: {@code ./lab 6 3 --seed 1}. You see
 *
 * <pre>
 * {"id_sensor":"S-DSA-MP6-CAP15-02468-699AU","id_equipamento":"E-DSA-MP6-CAP15-13579-699AU","sensor":"sensor14", ...
 * {"id_sensor":"S-DSA-MP6-CAP15-02468-652SH","id_equipamento":"E-DSA-MP6-CAP15-13579-652SH","sensor":"sensor21", ...
 * {"id_sensor":"S-DSA-MP6-CAP15-02468-793CT","id_equipamento":"E-DSA-MP6-CAP15-13579-793CT","sensor":"sensor10", ...
 * 3 lines (seed 1), 3 of them look like a reading.
 * </pre>
 */
@Command(
        name = "SensorSimulator",
        description = "Makes simulated readings of temperature sensors, one JSON object a line.")
public final class SensorSimulator implements Callable<Integer> {
    /**
     * What a reading looks like. Blanks and comments in it do not count (the flag {@code (?x)}); {@code \s*} is any white
     * space, since the course's own files have some after the commas. Labs 7 to 10 ask for more: see {@code
     * data/README.md}.
     */
    public static final Pattern READING = Pattern.compile("""
            (?x)
            \\{ "id_sensor"      : "S-DSA-MP6-CAP15-02468- \\d{3} [A-Z]{2} "  ,\\s*  # three digits, two letters
                "id_equipamento" : "E-DSA-MP6-CAP15-13579- \\d{3} [A-Z]{2} "  ,\\s*
                "sensor"         : "sensor \\d+ "                             ,\\s*  # at least one digit
                "data_evento"    : " \\d{4}-\\d{2}-\\d{2} T \\d{2}:\\d{2}:\\d{2} (\\.\\d+)? Z " ,\\s*
                "padrao" : \\{ "formato" : "iot:leitura:sensor:temp"          ,\\s*
                    "leitura" : \\{ "temperatura" : -?\\d+(\\.\\d+)? \\} \\} \\}      # 42, 42.0 or -3.5
            """);

    private static final long DEFAULT_COUNT = 10;
    /** Readings in a second of simulated time, where no rate says otherwise. */
    private static final double DEFAULT_PER_SECOND = 100;

    @Parameters(
            arity = "0..1",
            paramLabel = "COUNT",
            description = "how many lines to make (default: " + DEFAULT_COUNT + "); 0 makes them until Ctrl-C")
    private Long count;

    @Option(
            names = "--to",
            paramLabel = "TARGET",
            defaultValue = "-",
            description = "where to: a FILE, tcp://localhost:PORT (serves every client that connects) or kafka"
                    + " (default: standard output)")
    private String target;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "readings per second (default: as fast as they can be made)")
    private String typedRate;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "the same seed makes the same bytes again, with simulated time")
    private Long seed;

    @Option(
            names = "--sensors",
            paramLabel = "N",
            defaultValue = "50",
            description = "how many sensors there are (default: ${DEFAULT-VALUE})")
    private int sensors;

    @Option(
            names = "--event-time",
            paramLabel = "TIME",
            description =
                    "now: the time at which a reading is made; simulated: from 2026-01-01T00:00:00Z on, stepping by"
                            + " the rate (100 a second without --rate); or the time to simulate from"
                            + " (default: now, with --seed simulated)")
    private String eventTime;

    @Option(
            names = "--malformed",
            paramLabel = "SHARE",
            converter = Share.class,
            description = "how many of the lines are broken, such as 1%% or 0.01 (default: none)")
    private Double malformed;

    @Option(
            names = "--hot",
            paramLabel = "N",
            description = "how many sensors heat up until they are above 65 degrees (default: none)")
    private Integer hot;

    @Option(
            names = "--demo",
            description = "shows what there is to see: 5 readings per second, 10%% of them broken, 3 hot sensors")
    private boolean demo;

    @Option(
            names = "--for",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description = "stop after this time, such as 30s; without COUNT there is no other end")
    private Duration runFor;

    @Mixin
    private KafkaOptions kafka;

    private Double rate;
    private volatile boolean stopped;

    public static void main(String[] args) {
        Lab.run(new SensorSimulator(), args);
    }

    @Override
    public Integer call() {
        fillIn();
        SensorFleet fleet = new SensorFleet(settings());
        CountDownLatch done = stopCleanlyOnCtrlC();
        try {
            System.err.println(send(fleet));
            return 0;
        } finally {
            done.countDown();
        }
    }

    /** @return the last sentence */
    private String send(SensorFleet fleet) {
        long made = 0;
        long valid = 0;
        Target out = Target.open(target, kafka);
        try (out) {
            Pace pace = Pace.perSecond(rate == null ? Double.POSITIVE_INFINITY : rate);
            Instant end = runFor == null ? Instant.MAX : Instant.now().plus(runFor);

            while (made < count && Instant.now().isBefore(end)) {
                if (pace.mustWait()) {
                    out.flush();
                }
                pace.await(() -> stopped);
                if (stopped) {
                    break;
                }
                SensorLine line = fleet.next();
                if (!out.send(line)) {
                    break;
                }
                made++;
                if (looksLikeAReading(line.text())) {
                    valid++;
                }
            }
        }
        return made + (made == 1 ? " line" : " lines") + out.name() + " (seed " + seed + "), " + valid
                + " of them look like a reading.";
    }

    /** Whether the line has the form of a reading. (Whether it makes sense is another question: lab 7 parses it.) */
    public static boolean looksLikeAReading(String line) {
        return READING.matcher(line).matches();
    }

    /** What was not said on the command line. */
    private void fillIn() {
        if (eventTime == null) {
            eventTime = seed == null ? "now" : "simulated";
        }
        if (seed == null) {
            seed = System.nanoTime() & 0xFFFF_FFFFL;
        }
        if (count == null) {
            count = runFor != null || demo ? 0 : DEFAULT_COUNT;
        }
        if (count < 0) {
            throw UserError.usage("COUNT cannot be below 0; type how many readings you want, such as 10000.");
        }
        if (count == 0) {
            count = Long.MAX_VALUE;
        }
        rate = typedRate != null ? Double.valueOf(Rate.of(typedRate, "readings")) : demo ? Double.valueOf(5) : null;
        malformed = malformed == null ? (demo ? 0.1 : 0) : malformed;
        hot = hot == null ? (demo ? Math.min(3, sensors) : 0) : hot;
    }

    private FleetSettings settings() {
        if (sensors < 1 || sensors > FleetSettings.MAX_SENSORS) {
            throw UserError.usage("There can be 1 to " + FleetSettings.MAX_SENSORS + " sensors, not " + sensors
                    + "; type, for example, --sensors 50.");
        }
        if (hot < 0 || hot > sensors) {
            throw UserError.usage(
                    "There are " + sensors + " sensors, so --hot can be 0 to " + sensors + ", not " + hot + ".");
        }
        FleetSettings settings =
                FleetSettings.of(seed).withSensors(sensors).withHot(hot).withMalformed(malformed);
        return switch (eventTime) {
            case "now" -> settings.withWallClock();
            case "simulated" -> settings.withTime(FleetSettings.DEFAULT_START, perSecond());
            default -> settings.withTime(instant(eventTime), perSecond());
        };
    }

    private double perSecond() {
        return rate == null ? DEFAULT_PER_SECOND : rate;
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw UserError.usage("'" + text + "' is not an event time; type now, simulated, or a time such as"
                    + " 2026-01-01T00:00:00Z.");
        }
    }

    /** Ctrl-C ends the loop after a whole line, and waits until that line is out and the last sentence is said. */
    private CountDownLatch stopCleanlyOnCtrlC() {
        CountDownLatch done = new CountDownLatch(1);
        Thread sender = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stopped = true;
            LockSupport.unpark(sender);
            try {
                done.await(3, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        return done;
    }

    /** A share of lines as people write it: {@code 1%} or {@code 0.01}. */
    static final class Share implements ITypeConverter<Double> {
        private static final Pattern FORM = Pattern.compile("\\d{1,3}(\\.\\d{1,9})?%?");

        @Override
        public Double convert(String text) {
            String share = text.strip().toLowerCase(Locale.ROOT);
            if (FORM.matcher(share).matches()) {
                boolean percent = share.endsWith("%");
                double value = Double.parseDouble(share.replace("%", "")) / (percent ? 100 : 1);
                if (value <= 1) {
                    return value;
                }
            }
            throw UserError.usage("'" + text
                    + "' is not a share of the lines; type 0%% to 100%%, such as 1%% or 0.01.".replace("%%", "%"));
        }
    }
}
