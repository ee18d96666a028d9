package labs.lab04;

import java.io.Serializable;

/**
 * A session of a word: how often it arrived without a silence longer than the timeout.
 *
 * @param times how often
 * @param first time of the batch in which it arrived first, in milliseconds since 1970
 * @param last time of the batch in which it arrived last
 */
public record Session(String word, int times, long first, long last) implements Serializable {
    /** The session after the word has arrived again. */
    Session more(int again, long batch) {
        return new Session(word, times + again, first, batch);
    }
}
