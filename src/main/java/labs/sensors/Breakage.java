package labs.sensors;

import java.util.Random;
import java.util.function.BiFunction;

/** The ways in which a simulated line goes wrong. Each makes a line that {@link ReadingParser} rejects. */
public enum Breakage {
    /** Stops somewhere, as when a connection breaks. */
    CUT_OFF((json, random) -> json.substring(0, 1 + random.nextInt(json.length() - 1))),
    /** Another program's output in the same place. */
    NOT_JSON((json, random) -> "WARN  sensor gateway: queue is at " + (50 + random.nextInt(50)) + " percent"),
    /** One of the fields that a reading must have is not there. */
    MISSING_FIELD((json, random) -> switch (random.nextInt(3)) {
        case 0 -> json.replaceFirst("\"sensor\":\"[^\"]*\",", "");
        case 1 -> json.replaceFirst("\"data_evento\":\"[^\"]*\",", "");
        default -> json.replaceFirst("\"temperatura\":[^}]*", "");
    }),
    /** The temperature is there, as text. */
    TEXT_TEMPERATURE((json, random) -> json.replaceFirst("\"temperatura\":([^}]*)", "\"temperatura\":\"$1\"")),
    /** What a division by zero leaves. */
    NAN((json, random) -> json.replaceFirst("\"temperatura\":[^}]*", "\"temperatura\":NaN")),
    /** Nothing at all. */
    EMPTY((json, random) -> "");

    private final BiFunction<String, Random, String> way;

    Breakage(BiFunction<String, Random, String> way) {
        this.way = way;
    }

    /** The broken form of a line that is a reading. */
    String apply(String json, Random random) {
        return way.apply(json, random);
    }
}
