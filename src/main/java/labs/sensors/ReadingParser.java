package labs.sensors;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import labs.sensors.Rejection.Reason;

/**
 * Reads a line of JSON into a {@link Reading}, or says why it is none, in one pass and without ever throwing.
 *
 * <p>It walks over the bytes token by token (Jackson's streaming API) and decodes only the three fields that a reading
 * has; no tree is built. Fields may come in any order, with any white space, and with others among them. Labs 6 and 9
 * say in other languages what a reading is: see {@code data/README.md}.
 */
public final class ReadingParser {
    private static final JsonFactory JSON = JsonFactory.builder()
            // NaN is not JSON; let through here, it gets a reason of its own.
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private static final BigDecimal MIN = BigDecimal.valueOf(Reading.MIN_MICRO_DEGREES, 6);
    private static final BigDecimal MAX = BigDecimal.valueOf(Reading.MAX_DEGREES);
    /** Anything nearer to zero than this is rounded to zero. */
    private static final BigDecimal NEXT_TO_ZERO = BigDecimal.valueOf(1, 7);

    private static final long ABSENT = Long.MIN_VALUE;

    private String sensor;
    private Instant time;
    private long microDegrees = ABSENT;
    private Reason sensorProblem = Reason.NO_SENSOR;
    private Reason timeProblem = Reason.NO_TIME;
    private Reason temperatureProblem = Reason.NO_TEMPERATURE;

    private ReadingParser() {}

    /**
     * Reads one line.
     *
     * @param line UTF-8; {@code null} counts as empty
     */
    public static Parsed parse(byte[] line) {
        if (line == null) {
            return new Rejection(Reason.EMPTY);
        }
        if (isUtf16(line)) {
            return new Rejection(Reason.NOT_JSON);
        }
        try (JsonParser json = JSON.createParser(line)) {
            return new ReadingParser().parse(json, line);
        } catch (IOException e) {
            // Bytes in memory can be read; JSON that is none is answered below.
            throw new UncheckedIOException(e);
        }
    }

    /** Jackson would guess it, from a mark or from the zeros of plain letters, and read it. */
    private static boolean isUtf16(byte[] line) {
        return line.length > 1 && (line[0] == 0 || line[1] == 0 || (line[0] & 0xFE) == 0xFE);
    }

    /** Reads one line; {@code null} counts as empty. */
    public static Parsed parse(String line) {
        return parse(line == null ? null : line.getBytes(StandardCharsets.UTF_8));
    }

    private Parsed parse(JsonParser json, byte[] line) throws IOException {
        boolean inObject = false;
        try {
            JsonToken first = json.nextToken();
            if (first == null) {
                return new Rejection(Reason.EMPTY);
            }
            if (first == JsonToken.START_OBJECT) {
                inObject = true;
                line(json);
            } else {
                json.skipChildren();
            }
            inObject = false;
            boolean oneObject = json.nextToken() == null && first == JsonToken.START_OBJECT;
            return oneObject ? result() : new Rejection(Reason.NOT_ONE_OBJECT);
        } catch (JsonEOFException e) {
            return new Rejection(Reason.CUT_OFF);
        } catch (JsonProcessingException e) {
            return new Rejection(inObject && isAtTheEnd(e, line) ? Reason.CUT_OFF : Reason.NOT_JSON);
        }
    }

    /**
     * Not every end that comes too early is an EOF to Jackson. In a number that stops at its point, it blames the point.
     * What ends with a bracket was not cut off there: a comma may stand before it.
     */
    private static boolean isAtTheEnd(JsonProcessingException e, byte[] line) {
        byte last = line[line.length - 1];
        int end = last == '.' ? line.length - 1 : line.length;
        return last != '}'
                && last != ']'
                && e.getLocation() != null
                && e.getLocation().getByteOffset() >= end;
    }

    private Parsed result() {
        Reason problem = sensorProblem != null ? sensorProblem : timeProblem != null ? timeProblem : temperatureProblem;
        return problem == null ? new Reading(sensor, time, microDegrees) : new Rejection(problem);
    }

    private void line(JsonParser json) throws IOException {
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String field = json.currentName();
            JsonToken value = json.nextToken();
            switch (field) {
                case "sensor" -> sensor(json, value);
                case "data_evento" -> time(json, value);
                case "padrao" -> below(json, value, "leitura");
                default -> json.skipChildren();
            }
        }
    }

    /** Goes down to padrao.leitura.temperatura: reads the field of that name in an object, and skips what is none. */
    private void below(JsonParser json, JsonToken start, String name) throws IOException {
        if (start != JsonToken.START_OBJECT) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String field = json.currentName();
            JsonToken value = json.nextToken();
            if (!field.equals(name)) {
                json.skipChildren();
            } else if (name.equals("leitura")) {
                below(json, value, "temperatura");
            } else {
                temperature(json, value);
            }
        }
    }

    private void sensor(JsonParser json, JsonToken value) throws IOException {
        if (value == JsonToken.VALUE_STRING) {
            sensor = json.getText();
            sensorProblem = nameProblem(sensor);
        } else {
            sensorProblem = value == JsonToken.VALUE_NULL ? Reason.NO_SENSOR : Reason.BAD_SENSOR;
            json.skipChildren();
        }
    }

    private static Reason nameProblem(String name) {
        if (name.codePointCount(0, name.length()) > Reading.MAX_SENSOR_LENGTH) {
            return Reason.BAD_SENSOR;
        }
        if (name.isBlank()) {
            return Reason.NO_SENSOR;
        }
        for (int at = 0; at < name.length(); at = name.offsetByCodePoints(at, 1)) {
            if (isUnprintable(name.codePointAt(at))) {
                return Reason.UNPRINTABLE_SENSOR;
            }
        }
        return null;
    }

    /** What breaks tables and terminals, or cannot be written as UTF-8 at all. */
    private static boolean isUnprintable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            default -> false;
        };
    }

    private void time(JsonParser json, JsonToken value) throws IOException {
        if (value == JsonToken.VALUE_STRING) {
            time = EventTimes.parse(json.getTextCharacters(), json.getTextOffset(), json.getTextLength());
            timeProblem = time == null ? Reason.BAD_TIME : null;
        } else {
            timeProblem = value == JsonToken.VALUE_NULL ? Reason.NO_TIME : Reason.BAD_TIME;
            json.skipChildren();
        }
    }

    private void temperature(JsonParser json, JsonToken value) throws IOException {
        if (value == JsonToken.VALUE_NUMBER_INT || value == JsonToken.VALUE_NUMBER_FLOAT) {
            number(json);
        } else {
            temperatureProblem =
                    value == JsonToken.VALUE_NULL ? Reason.NO_TEMPERATURE : Reason.TEMPERATURE_NOT_A_NUMBER;
            json.skipChildren();
        }
    }

    private void number(JsonParser json) throws IOException {
        char[] text = json.getTextCharacters();
        int from = json.getTextOffset();
        int length = json.getTextLength();
        long micros = plain(text, from, length);
        if (micros != ABSENT) {
            accept(micros);
        } else if (json.isNaN()) {
            temperatureProblem = Reason.TEMPERATURE_NOT_FINITE;
        } else {
            exact(new BigDecimal(text, from, length));
        }
    }

    private void accept(long micros) {
        microDegrees = micros;
        boolean inRange =
                micros >= Reading.MIN_MICRO_DEGREES && micros <= Reading.MAX_DEGREES * Reading.MICROS_PER_DEGREE;
        temperatureProblem = inRange ? null : Reason.TEMPERATURE_OUT_OF_RANGE;
    }

    /** Compares before it changes the scale: 1e999999999 with all its digits would not fit in memory. */
    private void exact(BigDecimal degrees) {
        if (degrees.compareTo(MIN) < 0 || degrees.compareTo(MAX) > 0) {
            temperatureProblem = Reason.TEMPERATURE_OUT_OF_RANGE;
        } else if (degrees.abs().compareTo(NEXT_TO_ZERO) < 0) {
            accept(0);
        } else {
            accept(degrees.setScale(6, RoundingMode.HALF_EVEN).unscaledValue().longValueExact());
        }
    }

    /** The usual form, digits with at most six decimals, without an object made; else {@link #ABSENT}. */
    private static long plain(char[] text, int from, int length) {
        int at = from;
        int end = from + length;
        boolean negative = length > 0 && text[at] == '-';
        if (negative) {
            at++;
        }
        long value = 0;
        int decimals = -1;
        if (end - at > 12) {
            return ABSENT;
        }
        for (; at < end; at++) {
            char c = text[at];
            if (c >= '0' && c <= '9' && decimals < 6) {
                value = value * 10 + (c - '0');
                decimals += decimals >= 0 ? 1 : 0;
            } else if (c == '.' && decimals < 0) {
                decimals = 0;
            } else {
                return ABSENT;
            }
        }
        for (int i = Math.max(decimals, 0); i < 6; i++) {
            value *= 10;
        }
        return negative ? -value : value;
    }
}
