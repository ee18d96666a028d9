package labs.lab04;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.api.java.Optional;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;

/** Other right answers to {@code IdleWords}. */
public final class IdleWordsAlternatives {

    private IdleWordsAlternatives() {}

    /** Counts the batches down, in a state of a class of its own. */
    public static final class CountsDown {
        private record Word(int count, int left) implements Serializable {}

        public static JavaPairDStream<String, Integer> count(JavaDStream<String> words, int patience) {
            JavaPairDStream<String, Word> states = words.countByValue()
                    .updateStateByKey((numbers, before) -> update(numbers, before.orElse(new Word(0, 1)), patience));
            return states.mapValues(Word::count);
        }

        private static Optional<Word> update(List<Long> numbers, Word word, int patience) {
            if (!numbers.isEmpty()) {
                return Optional.of(new Word(word.count + numbers.get(0).intValue(), patience));
            }
            return word.left > 1 ? Optional.of(new Word(word.count, word.left - 1)) : Optional.empty();
        }
    }
}
