package labs.lab08.store;

import java.math.BigDecimal;
import labs.lab08.SensorSum;

/**
 * The mean of a sensor has crossed the limit.
 *
 * @param sensor which sensor
 * @param number its first, second, third ... crossing: odd ones go up, even ones down
 * @param allTime the sum of its readings at that time
 * @param limit in degrees Celsius
 */
public record Alert(String sensor, int number, SensorSum allTime, BigDecimal limit) {

    /** Names this crossing and no other: who reads a key again reads a repeat. */
    public String key() {
        return sensor + "#" + number;
    }

    /** The alert as one JSON object; sent again, it is the same text again. */
    public String json() {
        // A name may hold anything that JSON must escape.
        String name =
                com.fasterxml.jackson.databind.node.TextNode.valueOf(sensor).toString();
        return "{\"sensor\":" + name + ",\"crossing\":" + number + ",\"direction\":\"" + direction() + "\",\"mean\":"
                + allTime.mean() + ",\"readings\":" + allTime.readings() + ",\"limit\":"
                + limit.stripTrailingZeros().toPlainString() + "}";
    }

    /** {@code up} or {@code down}. */
    public String direction() {
        return number % 2 == 1 ? "up" : "down";
    }
}
