package labs.cli;

/** A short run of what a student types first; the classes that it loads go into the {@link Archive}. */
final class StartUpTraining {
    private StartUpTraining() {}

    /** Ends the JVM, as every lab does. */
    public static void main(String[] args) {
        Main.main(new String[] {"1", "--demo", "--batch", "200ms", "--for", "3s"});
    }
}
