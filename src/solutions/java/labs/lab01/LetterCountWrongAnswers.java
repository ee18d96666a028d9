package labs.lab01;

import java.util.Arrays;
import labs.check.Mistake;
import labs.check.Reads;
import org.apache.spark.streaming.api.java.JavaDStream;
import scala.Tuple2;

/** Wrong answers to {@code LetterCount}, as students give them. */
final class LetterCountWrongAnswers {
    private LetterCountWrongAnswers() {}

    @Reads("NothingForAnEmptyBatch")
    static JavaDStream<Long> reduces(JavaDStream<String> lines) {
        return lines.map(line -> line.chars().filter(Character::isLetter).count())
                .reduce(Long::sum);
    }

    @Reads("OneNumberALine")
    static JavaDStream<Long> oneNumberForEachLine(JavaDStream<String> lines) {
        return lines.map(line -> line.chars().filter(Character::isLetter).count());
    }

    @Reads("EveryCharacter")
    static JavaDStream<Long> countsCharacters(JavaDStream<String> lines) {
        return lines.flatMap(line -> line.chars().boxed().iterator()).count();
    }

    @Mistake("You counted digits and punctuation, too: Character.isLetter knows what a letter is.")
    static JavaDStream<Long> countsAllButBlanks(JavaDStream<String> lines) {
        return lines.flatMap(line -> line.chars().filter(c -> c != ' ').boxed().iterator())
                .count();
    }

    @Mistake("You counted digits: isLetterOrDigit takes them, isLetter does not.")
    static JavaDStream<Long> countsDigits(JavaDStream<String> lines) {
        return lines.flatMap(line ->
                        line.chars().filter(Character::isLetterOrDigit).boxed().iterator())
                .count();
    }

    @Mistake("Letters such as \"á\" are missing: [a-zA-Z] has those of English only, Character.isLetter "
            + "knows every alphabet.")
    static JavaDStream<Long> knowsEnglishLettersOnly(JavaDStream<String> lines) {
        return lines.flatMap(
                        line -> Arrays.asList(line.replaceAll("[^a-zA-Z]", "").split(""))
                                .iterator())
                .filter(letter -> !letter.isEmpty())
                .count();
    }

    @Mistake("A line without letters counts as one letter: split of an empty text gives one empty element.")
    static JavaDStream<Long> splitsTheEmptyText(JavaDStream<String> lines) {
        return lines.flatMap(
                        line -> Arrays.asList(line.replaceAll("[^\\p{L}]", "").split(""))
                                .iterator())
                .count();
    }

    @Mistake("You counted words: make each letter an element before you count.")
    static JavaDStream<Long> countsWords(JavaDStream<String> lines) {
        return lines.flatMap(line -> Arrays.asList(line.split(" ")).iterator()).count();
    }

    @Reads("CountsLines")
    static JavaDStream<Long> countsLines(JavaDStream<String> lines) {
        return lines.count();
    }

    @Mistake("You counted different letters, but a letter that stands there twice counts twice: leave "
            + "distinct out.")
    static JavaDStream<Long> eachLetterOnce(JavaDStream<String> lines) {
        return lines.flatMap(
                        line -> line.chars().filter(Character::isLetter).boxed().iterator())
                .transform(batch -> batch.distinct())
                .count();
    }

    @Reads("NothingForAnEmptyBatch")
    static JavaDStream<Long> addsByKey(JavaDStream<String> lines) {
        return lines.mapToPair(line -> new Tuple2<>(
                        "letters", line.chars().filter(Character::isLetter).count()))
                .reduceByKey(Long::sum)
                .map(Tuple2::_2);
    }
}
