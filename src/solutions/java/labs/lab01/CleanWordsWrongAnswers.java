package labs.lab01;

import java.util.Arrays;
import java.util.Locale;
import labs.check.Mistake;
import labs.check.Reads;
import org.apache.spark.streaming.api.java.JavaDStream;

/** Wrong answers to {@code CleanWords}, as students give them. */
final class CleanWordsWrongAnswers {
    private CleanWordsWrongAnswers() {}

    @Reads("KeepsEmptyWords")
    static JavaDStream<String> forgetsToFilter(JavaDStream<String> lines) {
        return lines.flatMap(line ->
                Arrays.asList(line.toLowerCase(Locale.ROOT).split("[^\\p{L}]+")).iterator());
    }

    @Reads("KeepsEmptyWords")
    static JavaDStream<String> comparesReferences(JavaDStream<String> lines) {
        return words(lines).filter(word -> word != new String(""));
    }

    @Reads("KeepsOnlyEmptyWords")
    static JavaDStream<String> keepsOnlyEmptyWords(JavaDStream<String> lines) {
        return words(lines).filter(String::isEmpty);
    }

    @Mistake("You dropped empty lines, but a line that begins with punctuation gives an empty word, too: "
            + "filter the words, after the split.")
    static JavaDStream<String> filtersEmptyLines(JavaDStream<String> lines) {
        return words(lines.filter(line -> !line.isEmpty()));
    }

    @Mistake("Capitals are still there: \"Well\" and \"well\" are the same word only in lower case.")
    static JavaDStream<String> keepsCase(JavaDStream<String> lines) {
        return lines.flatMap(line -> Arrays.asList(line.split("[^\\p{L}]+")).iterator())
                .filter(word -> !word.isEmpty());
    }

    @Mistake("Punctuation still hangs on the words: split wherever there are no letters, not only at " + "blanks.")
    static JavaDStream<String> splitsAtBlanks(JavaDStream<String> lines) {
        return lines.flatMap(line ->
                        Arrays.asList(line.toLowerCase(Locale.ROOT).split(" ")).iterator())
                .filter(word -> !word.isEmpty());
    }

    @Mistake("Words with letters such as \"á\" are cut: [a-z] has the letters of English only, \\p{L} those "
            + "of every alphabet.")
    static JavaDStream<String> knowsEnglishLettersOnly(JavaDStream<String> lines) {
        return lines.flatMap(line -> Arrays.asList(line.toLowerCase(Locale.ROOT).split("[^a-z]+"))
                        .iterator())
                .filter(word -> !word.isEmpty());
    }

    @Mistake("Empty words are still there: split gives one for an empty line, and one for a blank at the "
            + "beginning. Keep only the words that are not empty, with filter.")
    static JavaDStream<String> deletesPunctuation(JavaDStream<String> lines) {
        return lines.flatMap(line -> Arrays.asList(line.toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L} ]", "")
                        .split(" "))
                .iterator());
    }

    @Mistake("Each word is there once, but whoever counts the words needs every repetition. Leave distinct " + "out.")
    static JavaDStream<String> eachWordOnce(JavaDStream<String> lines) {
        return words(lines).filter(word -> !word.isEmpty()).transform(batch -> batch.distinct());
    }

    @Reads("DropsShortWords")
    static JavaDStream<String> dropsShortWords(JavaDStream<String> lines) {
        return words(lines).filter(word -> word.length() > 1);
    }

    private static JavaDStream<String> words(JavaDStream<String> lines) {
        return lines.flatMap(line ->
                Arrays.asList(line.toLowerCase(Locale.ROOT).split("[^\\p{L}]+")).iterator());
    }
}
