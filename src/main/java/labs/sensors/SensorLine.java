package labs.sensors;

import java.util.Map;

/**
 * One line that a sensor sent.
 *
 * @param sensor which sensor sent it: the key of the line in Kafka, also where the line itself is broken
 * @param text the line, without the line feed
 * @param broken whether the line was broken on purpose, so that it is no reading
 */
public record SensorLine(String sensor, String text, boolean broken) {

    /** The key and the value of its record in Kafka. */
    public Map.Entry<String, String> keyed() {
        return Map.entry(sensor, text);
    }
}
