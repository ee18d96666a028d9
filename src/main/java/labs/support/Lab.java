package labs.support;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import picocli.CommandLine;

/** Starts a lab's main class: what is the same for all of them and teaches nothing about streams. */
public final class Lab {
    private Lab() {}

    /**
     * Parses the arguments into the command's options, calls it, and ends the JVM with its exit code. A mistake in the
     * arguments, or a {@link UserError}, becomes one sentence on standard error.
     *
     * @param command an object with picocli's annotations that is a {@code Runnable} or a {@code Callable<Integer>}
     */
    public static void run(Object command, String[] args) {
        utf8Streams();
        int code = call(command, args);
        System.out.flush();
        System.err.flush();
        System.exit(code);
    }

    /** As {@link #run}, but answers with the exit code and leaves the JVM running. */
    public static int call(Object command, String[] args) {
        Locale.setDefault(Locale.ROOT);
        CommandLine line = new CommandLine(command)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .registerConverter(java.time.Duration.class, new DurationConverter())
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .setParameterExceptionHandler(Lab::wrongUsage)
                .setExecutionExceptionHandler((e, failed, parsed) -> {
                    StructuredRuns.waitForTheEndOfThisJvm();
                    return explain(e);
                });
        CommonOptions.addTo(line);
        try {
            return line.execute(args);
        } finally {
            FolderLock.endOfTheLab();
        }
    }

    /** Says what went wrong in one sentence on standard error and answers with the exit code. */
    public static int explain(Throwable e) {
        UserError known = Failures.asUserError(e);
        System.err.println("error: " + known.getMessage());
        if (CommonOptions.isOn()) {
            e.printStackTrace();
        }
        return known.exitCode();
    }

    private static int wrongUsage(CommandLine.ParameterException e, String[] args) {
        if (e.getCause() instanceof UserError known) {
            return explain(known);
        }
        String usage = "Type --help to see what can be typed.";
        String sentence = Failures.sentence(e.getMessage().replace("is not an int", "is not a whole number"));
        System.err.println("error: " + sentence + " " + usage);
        return 2;
    }

    private static void utf8Streams() {
        System.setOut(new PrintStream(new ResultStream(), true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
    }
}
