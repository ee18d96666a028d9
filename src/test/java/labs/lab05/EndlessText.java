package labs.lab05;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Enumeration;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/**
 * Text that goes on until the test has seen enough, so that a slow machine gets more of it and a fast one is soon done.
 * No two lines are equal; there are words that come once and words that come often.
 */
final class EndlessText implements Enumeration<InputStream> {
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private volatile boolean enough;

    /** The text, of which each line is noted when it is taken. May be called once. */
    InputStream read() {
        return new SequenceInputStream(this);
    }

    /** Ends the text after the lines that are taken. */
    void end() {
        enough = true;
    }

    /** How often each word stands in the lines that were taken; final once the text has ended. */
    TreeMap<String, Integer> truth() {
        TreeMap<String, Integer> truth = new TreeMap<>();
        taken.stream().flatMap(line -> Stream.of(line.split(" "))).forEach(word -> truth.merge(word, 1, Integer::sum));
        return truth;
    }

    @Override
    public boolean hasMoreElements() {
        return !enough;
    }

    @Override
    public InputStream nextElement() {
        int number = taken.size() + 1;
        String line = "line" + number + " all n" + number % 10;
        taken.add(line);
        return new ByteArrayInputStream((line + "\n").getBytes(UTF_8));
    }
}
