package labs.sensors;

import java.io.Serializable;

/** A line that is no reading, and why. */
public record Rejection(Reason reason) implements Parsed, Serializable {

    /** Why a line is no reading. The first that applies, in this order, is the one that is given. */
    public enum Reason {
        /** Nothing, or only white space; also a Kafka record without a value. */
        EMPTY("empty line"),
        /** It begins like JSON and stops in the middle. */
        CUT_OFF("cut off"),
        /** Not JSON at some place before its end, or not UTF-8. */
        NOT_JSON("not JSON"),
        /** JSON, but not exactly one object: a list, a number, two objects in one line. */
        NOT_ONE_OBJECT("not one JSON object"),
        /** The field sensor is missing, null or blank. */
        NO_SENSOR("no sensor"),
        /** The field sensor is not text, or longer than {@value Reading#MAX_SENSOR_LENGTH} characters. */
        BAD_SENSOR("sensor is not a name"),
        /** The field sensor has control characters, line breaks, or half of a character that takes two. */
        UNPRINTABLE_SENSOR("sensor has unprintable characters"),
        /** The field data_evento is missing or null. */
        NO_TIME("no data_evento"),
        /** The field data_evento is not a time with an offset, such as 2026-01-01T12:00:00Z. */
        BAD_TIME("data_evento is not a time"),
        /** The field padrao.leitura.temperatura is missing or null. */
        NO_TEMPERATURE("no temperatura"),
        /** The temperature is text, a truth value, an object or a list. */
        TEMPERATURE_NOT_A_NUMBER("temperatura is not a number"),
        /** The temperature is NaN or infinite, which JSON does not have and some programs write. */
        TEMPERATURE_NOT_FINITE("temperatura is NaN or infinite"),
        /** The temperature is below absolute zero, or above {@value Reading#MAX_DEGREES} degrees. */
        TEMPERATURE_OUT_OF_RANGE("temperatura out of range");

        private final String text;

        Reason(String text) {
            this.text = text;
        }

        /** The reason in a few plain words, without anything of the line itself: made to be counted by. */
        public String text() {
            return text;
        }
    }
}
