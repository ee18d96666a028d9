package labs.cli;

/**
 * What {@code ./lab doctor} found out about one thing.
 *
 * @param verdict how bad it is
 * @param subject the thing, in one or two words
 * @param text what was found and, where it is not well, the cure
 */
record Finding(Verdict verdict, String subject, String text) {

    /** How bad it is. */
    enum Verdict {
        /** As it should be. */
        OK,
        /** Labs run, but something needs another way. */
        NOTE,
        /** Labs do not run. */
        WRONG
    }

    static Finding ok(String subject, String text) {
        return new Finding(Verdict.OK, subject, text);
    }

    static Finding note(String subject, String text) {
        return new Finding(Verdict.NOTE, subject, text);
    }

    static Finding wrong(String subject, String text) {
        return new Finding(Verdict.WRONG, subject, text);
    }

    @Override
    public String toString() {
        return "%-6s %-12s %s".formatted(verdict.name().toLowerCase(java.util.Locale.ROOT), subject, text);
    }
}
