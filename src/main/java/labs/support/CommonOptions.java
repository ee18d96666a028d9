package labs.support;

import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The options that every command has. With {@code --debug}, an error comes with its place in the code. */
final class CommonOptions {
    /** A property, because errors are also told by threads that know no options. */
    private static final String PROPERTY = "labs.debug";

    private CommonOptions() {}

    static void addTo(CommandLine line) {
        line.addMixin("common", new CommonOptions());
        line.getSubcommands().values().forEach(CommonOptions::addTo);
    }

    static boolean isOn() {
        return Boolean.getBoolean(PROPERTY);
    }

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this help")
    private boolean help;

    @Option(names = "--debug", description = "with an error, show where in the code it comes from")
    private void on(boolean on) {
        if (on) {
            System.setProperty(PROPERTY, "true");
        }
    }
}
