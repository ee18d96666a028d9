package labs.lab04;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Lines made of few words, so that words come, stay away and come back. */
final class RandomWords {
    private static final List<String> WORDS = List.of("tide", "boat", "gull", "net", "salt", "rope", "storm", "lamp");

    private RandomWords() {}

    /** That many batches, of 0 to 3 lines with 0 to 4 words each. */
    static List<List<String>> batches(Random random, int count) {
        return IntStream.range(0, count)
                .mapToObj(batch -> Stream.generate(() -> line(random))
                        .limit(random.nextInt(4))
                        .toList())
                .toList();
    }

    /** The words of a line. */
    static List<String> of(String line) {
        return Stream.of(line.split(" ")).filter(word -> !word.isEmpty()).toList();
    }

    private static String line(Random random) {
        return Stream.generate(() -> WORDS.get(random.nextInt(WORDS.size())))
                .limit(random.nextInt(5))
                .collect(Collectors.joining(" "));
    }
}
