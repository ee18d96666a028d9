package labs.cli.doctor;

/**
 * What {@code ./lab doctor} found out about one thing.
 *
 * @param verdict how bad it is
 * @param subject the thing, in one or two words
 * @param text what was found and, where it is not well, the cure
 */
record MachineCheck(Verdict verdict, String subject, String text) {

    /** How bad it is. */
    enum Verdict {
        /** As it should be. */
        OK,
        /** Labs run, but something needs another way. */
        NOTE,
        /** Labs do not run. */
        WRONG
    }

    static MachineCheck ok(String subject, String text) {
        return new MachineCheck(Verdict.OK, subject, text);
    }

    static MachineCheck note(String subject, String text) {
        return new MachineCheck(Verdict.NOTE, subject, text);
    }

    static MachineCheck wrong(String subject, String text) {
        return new MachineCheck(Verdict.WRONG, subject, text);
    }

    @Override
    public String toString() {
        return "%-6s %-12s %s".formatted(verdict.name().toLowerCase(java.util.Locale.ROOT), subject, text);
    }
}
