package labs.bench;

import java.io.PrintStream;

/**
 * Something that {@code ./lab bench} measures. A class in this package that implements it, with a public constructor
 * without parameters, is found by its simple name.
 */
public interface Measurement {

    /** What is measured, in one line. */
    String question();

    /** How many runs of each variant make a result that can be trusted. */
    int runs();

    /**
     * Measures, and prints a table such as stands in {@code labs/benchmarks.md}.
     *
     * @param runs how many runs of each variant, at least 1
     * @param out where the table goes; progress goes to standard error
     */
    void measure(int runs, PrintStream out) throws Exception;
}
