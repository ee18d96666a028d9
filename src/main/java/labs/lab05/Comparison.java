package labs.lab05;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import labs.support.UserError;
import labs.support.Workspace;
import labs.support.screen.ConsoleTable;

/**
 * Compares what the stream has counted with what stands in a file.
 *
 * @param counts what the last batch has left, see {@link RecoverableWordCount#save}
 * @param text the file that was sent, once
 */
record Comparison(Path counts, Path text) {
    private static final int ROWS = 10;

    /**
     * Prints the words whose counts differ, and how many words are missing or too many.
     *
     * @return 0 if all counts are equal, else 1
     * @throws UserError if one of the files cannot be read
     */
    int print() {
        Map<String, Integer> counted = counted();
        Map<String, Integer> truth = truth();
        ConsoleTable table = new ConsoleTable("word", "in the file", "counted", "difference");
        long missing = 0;
        long extra = 0;
        TreeSet<String> words = new TreeSet<>(truth.keySet());
        words.addAll(counted.keySet());
        int different = 0;
        for (String word : words) {
            int difference = counted.getOrDefault(word, 0) - truth.getOrDefault(word, 0);
            missing += Math.max(0, -difference);
            extra += Math.max(0, difference);
            if (difference != 0 && different++ < ROWS) {
                table.row(
                        word, truth.getOrDefault(word, 0), counted.getOrDefault(word, 0), "%+d".formatted(difference));
            }
        }
        long sum = truth.values().stream().mapToLong(Integer::longValue).sum();
        if (different == 0) {
            System.out.printf("All counts are equal: %,d words, %,d of them different.%n", sum, truth.size());
            return 0;
        }
        System.out.print(table);
        if (different > ROWS) {
            System.out.println("... and " + (different - ROWS) + " more");
        }
        System.out.printf(
                "%,d of %,d words have another count: of %,d words in the file %,d are missing and %,d are too many.%n",
                different, words.size(), sum, missing, extra);
        return 1;
    }

    private Map<String, Integer> counted() {
        try {
            return CountsFile.read(counts);
        } catch (IOException | RuntimeException e) {
            throw UserError.failure(
                    "There are no counts to compare yet; run the lab first, until it has printed a batch.");
        }
    }

    private Map<String, Integer> truth() {
        Map<String, Integer> truth = new TreeMap<>();
        try (Stream<String> lines = Files.lines(text, UTF_8)) {
            lines.flatMap(line -> RecoverableWordCount.words(line).stream())
                    .forEach(word -> truth.merge(word, 1, Integer::sum));
        } catch (IOException | java.io.UncheckedIOException e) {
            boolean coding = e instanceof CharacterCodingException || e.getCause() instanceof CharacterCodingException;
            throw UserError.failure("The file " + Workspace.display(text)
                    + (coding ? " is not UTF-8 text" : " cannot be read") + "; name the file that was sent.");
        }
        return truth;
    }
}
