package labs.sensors;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * A fleet of simulated temperature sensors, which never stops sending lines.
 *
 * <p>Each sensor has a base temperature between 11 and 84 degrees and three units that measure it, each with an id of
 * its own. A unit starts within 5 degrees of its sensor's base, moves by at most 1 degree from one reading to the next,
 * and turns back where it would get further than {@value #RANGE_DEGREES} degrees away from the base: readings follow
 * each other as temperatures do, and a sensor keeps its mean however long the fleet runs.
 *
 * <p>A hot sensor is one that starts cool and heats up, half a degree to a degree with each reading of a unit, to about
 * {@value #HOT_DEGREES} degrees.
 */
public final class SensorFleet {
    private static final int UNITS_PER_SENSOR = 3;
    private static final int RANGE_DEGREES = 10;
    private static final int HOT_DEGREES = 80;
    /** A sensor whose base is below this can be seen to heat up. */
    private static final int COOL_DEGREES = 55;

    private static final int TENTHS = 10;
    private static final long MICROS_PER_TENTH = Reading.MICROS_PER_DEGREE / TENTHS;

    private final FleetSettings settings;
    private final UnaryOperator<Reading> measured;
    private final Random random;
    private final ReadingJson json = new ReadingJson();
    private final String[] names;
    private final String[] unitIds;
    /** Per sensor, in tenths of a degree. */
    private final int[] bases;
    /** Per unit, in tenths of a degree. */
    private final int[] temperatures;

    private long made;

    /** A fleet of sound sensors. */
    public SensorFleet(FleetSettings settings) {
        this(settings, UnaryOperator.identity());
    }

    /** @param measured what a sensor makes of the reading that a sound one would send */
    SensorFleet(FleetSettings settings, UnaryOperator<Reading> measured) {
        this.settings = settings;
        this.measured = measured;
        this.random = new Random(settings.seed());
        this.names = new String[settings.sensors()];
        this.bases = new int[settings.sensors()];
        this.unitIds = new String[settings.sensors() * UNITS_PER_SENSOR];
        this.temperatures = new int[unitIds.length];
        for (int sensor = 0; sensor < names.length; sensor++) {
            names[sensor] = "sensor" + (sensor + 1);
            bases[sensor] = baseDegrees(sensor + 1) * TENTHS;
        }
        for (int unit = 0; unit < unitIds.length; unit++) {
            unitIds[unit] = unitId();
            temperatures[unit] = bases[unit / UNITS_PER_SENSOR] + upTo(5 * TENTHS);
        }
        heat(settings.hot());
    }

    /**
     * The base temperature of a sensor in whole degrees, 11 to 84: the numbers are spread so that neighbours differ, and
     * do not depend on the seed.
     *
     * @param number 1 for {@code sensor1}
     */
    public static int baseDegrees(int number) {
        return 11 + Math.floorMod(number * 31L - 4, 74);
    }

    /** The next line that one of them sends. */
    public SensorLine next() {
        int unit = random.nextInt(unitIds.length);
        int sensor = unit / UNITS_PER_SENSOR;
        temperatures[unit] = step(temperatures[unit], bases[sensor]);
        Reading reading = new Reading(names[sensor], time(), temperatures[unit] * MICROS_PER_TENTH);
        made++;
        String line = json.line(unitIds[unit], measured.apply(reading));
        boolean broken = settings.malformed() > 0 && random.nextDouble() < settings.malformed();
        return new SensorLine(names[sensor], broken ? breakLine(line) : line, broken);
    }

    private int step(int temperature, int base) {
        int away = temperature - base;
        int range = RANGE_DEGREES * TENTHS;
        if (away < -range) {
            // Only a sensor whose base was moved up, a hot one, gets here.
            return temperature + TENTHS / 2 + random.nextInt(TENTHS / 2 + 1);
        }
        int next = temperature + upTo(TENTHS);
        return Math.abs(next - base) <= range ? next : temperature - Integer.signum(away) * random.nextInt(TENTHS + 1);
    }

    /** A whole number from -limit to limit. */
    private int upTo(int limit) {
        return random.nextInt(2 * limit + 1) - limit;
    }

    private Instant time() {
        return settings.start() == null
                ? Instant.now()
                : settings.start().plus((long) (made * (1e6 / settings.perSecond())), ChronoUnit.MICROS);
    }

    private String breakLine(String line) {
        Breakage[] ways = Breakage.values();
        return ways[random.nextInt(ways.length)].apply(line, random);
    }

    /** Moves the base of that many sensors up, cool ones first: their units follow, step by step. */
    private void heat(int hot) {
        int left = hot;
        for (int pass = 0; pass < 2; pass++) {
            for (int sensor = 0; sensor < bases.length && left > 0; sensor++) {
                boolean cool = bases[sensor] < COOL_DEGREES * TENTHS;
                if (cool == (pass == 0) && bases[sensor] != HOT_DEGREES * TENTHS) {
                    bases[sensor] = HOT_DEGREES * TENTHS;
                    left--;
                }
            }
        }
    }

    private String unitId() {
        return "" + from('0', 10) + from('0', 10) + from('0', 10) + from('A', 26) + from('A', 26);
    }

    /** One of so many characters, of which this is the first. */
    private char from(char first, int count) {
        return (char) (first + random.nextInt(count));
    }
}
