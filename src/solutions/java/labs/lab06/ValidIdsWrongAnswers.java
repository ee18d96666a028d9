package labs.lab06;

import java.util.regex.Pattern;
import labs.check.Mistake;
import labs.check.Reads;
import org.apache.spark.streaming.api.java.JavaDStream;

/** Wrong answers to {@code ValidIds}, as students give them. */
final class ValidIdsWrongAnswers {
    private ValidIdsWrongAnswers() {}

    @Reads("FindsAPart")
    static JavaDStream<String> finds(JavaDStream<String> lines) {
        return lines.filter(line -> Pattern.compile(SENSOR + "([0-9]{3}[A-Z]{2}) " + EQUIPMENT + "\\1")
                .matcher(line)
                .find());
    }

    @Reads("AnyUnitTwice")
    static JavaDStream<String> anyTwoUnits(JavaDStream<String> lines) {
        return lines.filter(line -> line.matches(SENSOR + "[0-9]{3}[A-Z]{2} " + EQUIPMENT + "[0-9]{3}[A-Z]{2}"));
    }

    @Mistake("You accept small letters: a unit has capitals, [A-Z].")
    static JavaDStream<String> anyCase(JavaDStream<String> lines) {
        return lines.filter(line -> line.matches("(?i)" + SENSOR + "([0-9]{3}[A-Z]{2}) " + EQUIPMENT + "\\1"));
    }

    @Reads("anyCase")
    static JavaDStream<String> smallLetters(JavaDStream<String> lines) {
        return lines.filter(line -> line.matches(SENSOR + "([0-9]{3}[A-Za-z]{2}) " + EQUIPMENT + "\\1"));
    }

    @Reads("AnyWordCharacters")
    static JavaDStream<String> fiveWordCharacters(JavaDStream<String> lines) {
        return lines.filter(line -> line.matches(SENSOR + "(\\w{5}) " + EQUIPMENT + "\\1"));
    }

    @Mistake("You accept units of any length: three digits are [0-9]{3}, and two capitals [A-Z]{2}.")
    static JavaDStream<String> anyNumberOfDigits(JavaDStream<String> lines) {
        return lines.filter(line -> line.matches(SENSOR + "([0-9]+[A-Z]+) " + EQUIPMENT + "\\1"));
    }

    @Reads("AnyBlanks")
    static JavaDStream<String> anyWhitespace(JavaDStream<String> lines) {
        return lines.filter(line -> line.matches(SENSOR + "([0-9]{3}[A-Z]{2})\\s+" + EQUIPMENT + "\\1"));
    }

    @Reads("AnyCapitals")
    static JavaDStream<String> capitalsOfTheWorld(JavaDStream<String> lines) {
        return lines.filter(line -> line.matches(SENSOR + "([0-9]{3}\\p{Lu}{2}) " + EQUIPMENT + "\\1"));
    }

    static JavaDStream<String> unitsOnly(JavaDStream<String> lines) {
        return lines.filter(line -> line.matches(".*-([0-9]{3}[A-Z]{2}) .*-\\1"));
    }

    @Mistake("You accept any number before the unit: 02468 and 13579 belong to the ids.")
    static JavaDStream<String> anyNumbersBefore(JavaDStream<String> lines) {
        return lines.filter(
                line -> line.matches("S-DSA-MP6-CAP15-\\d{5}-([0-9]{3}[A-Z]{2}) E-DSA-MP6-CAP15-\\d{5}-\\1"));
    }

    @Mistake("You compare the two units, but do not ask whether they are any: three digits and two "
            + "capitals, [0-9]{3}[A-Z]{2}.")
    static JavaDStream<String> comparesTheEnds(JavaDStream<String> lines) {
        return lines.filter(line -> {
            String[] ids = line.split(" ");
            return ids.length == 2
                    && ids[0].startsWith(SENSOR)
                    && ids[1].startsWith(EQUIPMENT)
                    && ids[0].substring(SENSOR.length()).equals(ids[1].substring(EQUIPMENT.length()));
        });
    }

    @Mistake("You accept blanks around the ids; a line has nothing else in it.")
    static JavaDStream<String> stripsFirst(JavaDStream<String> lines) {
        return lines.filter(line -> line.strip().matches(SENSOR + "([0-9]{3}[A-Z]{2}) " + EQUIPMENT + "\\1"));
    }

    @Mistake("Only the invalid lines came through: filter keeps the elements for which its function " + "answers true.")
    static JavaDStream<String> theInvalidOnes(JavaDStream<String> lines) {
        return lines.filter(line -> !line.matches(SENSOR + "([0-9]{3}[A-Z]{2}) " + EQUIPMENT + "\\1"));
    }

    private static final String SENSOR = "S-DSA-MP6-CAP15-02468-";

    private static final String EQUIPMENT = "E-DSA-MP6-CAP15-13579-";
}
