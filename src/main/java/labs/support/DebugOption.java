package labs.support;

import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The option {@code --debug}, which every command has: an error then comes with its place in the code. */
final class DebugOption {
    /** A property, because errors are also told by threads that know no options. */
    private static final String PROPERTY = "labs.debug";

    private DebugOption() {}

    static void addTo(CommandLine line) {
        line.addMixin("debug", new DebugOption());
        line.getSubcommands().values().forEach(DebugOption::addTo);
    }

    static boolean isOn() {
        return Boolean.getBoolean(PROPERTY);
    }

    @Option(names = "--debug", description = "with an error, show where in the code it comes from")
    private void on(boolean on) {
        if (on) {
            System.setProperty(PROPERTY, "true");
        }
    }
}
