package labs.support.options;

import labs.support.UserError;

/** So many a second, as people type it. */
public final class Rate {
    private static final double MOST = 1e9;

    private Rate() {}

    /**
     * The number that was typed.
     *
     * @param what what there are so many of, such as {@code lines}
     */
    public static double of(String typed, String what) {
        if (typed.matches("\\d+(\\.\\d+)?([eE]\\d+)?")) {
            double rate = Double.parseDouble(typed);
            if (rate > 0 && rate <= MOST) {
                return rate;
            }
        }
        throw UserError.usage("'" + typed + "' is not a number of " + what + " per second above 0 and up to a thousand"
                + " million, in digits; type for example --rate 50.");
    }
}
