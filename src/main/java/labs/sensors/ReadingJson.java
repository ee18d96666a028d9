package labs.sensors;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Writes readings as the course's simulator did: one JSON object a line, with its field names. */
public final class ReadingJson {
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

    private long lastSecond = Long.MIN_VALUE;
    private String lastSecondText;

    /**
     * One line, without the line feed.
     *
     * @param unit what follows the fixed part of both ids: three digits and two letters, such as {@code 374DM}
     * @param reading its sensor's name must need no escaping in JSON; its time is written to the microsecond, in UTC
     */
    public String line(String unit, Reading reading) {
        StringBuilder json = new StringBuilder(260);
        json.append("{\"id_sensor\":\"S-DSA-MP6-CAP15-02468-").append(unit);
        json.append("\",\"id_equipamento\":\"E-DSA-MP6-CAP15-13579-").append(unit);
        json.append("\",\"sensor\":\"").append(reading.sensor());
        json.append("\",\"data_evento\":\"");
        time(json, reading.eventTime());
        json.append("\",\"padrao\":{\"formato\":\"iot:leitura:sensor:temp\",\"leitura\":{\"temperatura\":");
        temperature(json, reading.microDegrees());
        return json.append("}}}").toString();
    }

    private void time(StringBuilder json, Instant time) {
        if (time.getEpochSecond() != lastSecond) {
            lastSecond = time.getEpochSecond();
            lastSecondText = SECOND.format(time.atOffset(ZoneOffset.UTC));
        }
        // The 1 in front keeps the zeros.
        json.append(lastSecondText)
                .append('.')
                .append(1_000_000 + time.getNano() / 1_000)
                .append('Z');
        json.deleteCharAt(json.length() - 8);
    }

    private static void temperature(StringBuilder json, long micros) {
        BigDecimal degrees = BigDecimal.valueOf(micros, 6).stripTrailingZeros();
        json.append(degrees.setScale(Math.max(1, degrees.scale())).toPlainString());
    }
}
