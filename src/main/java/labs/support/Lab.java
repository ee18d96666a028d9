package labs.support;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Timer;
import java.util.TimerTask;
import java.util.stream.Stream;
import labs.support.time.DurationConverter;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.apache.hadoop.util.ShutdownHookManager;
import picocli.CommandLine;

/** Starts a lab's main class: what is the same for all of them and teaches nothing about streams. */
public final class Lab {
    private static final long LONGEST_END_MILLIS = 8_000;
    private static final long JVM_END_MILLIS = 4_000;
    /** Whoever waits longer than this wants to know for what. */
    private static final long QUICK_END_MILLIS = 500;

    private static Timer ending;
    private static volatile boolean exits;

    private Lab() {}

    /**
     * Parses the arguments into the command's options, calls it, and ends the JVM with its exit code. A mistake in the
     * arguments, or a {@link UserError}, becomes one sentence on standard error.
     *
     * @param command an object with picocli's annotations that is a {@code Runnable} or a {@code Callable<Integer>}
     */
    public static void run(Object command, String[] args) {
        utf8Streams();
        // Not Hadoop's manager, which runs one hook after the other: this one is to speak while the others work.
        Runtime.getRuntime().addShutdownHook(new Thread(Lab::interrupted, "interrupted"));
        int code = call(command, args);
        System.out.flush();
        System.err.flush();
        exit(code);
    }

    /** A clean end of Spark waits for a broker that is gone, for a minute or two; everything is said by now. */
    private static void exit(int code) {
        exits = true;
        if (!ShutdownHookManager.get().isShutdownInProgress()) {
            in(LONGEST_END_MILLIS, "end", () -> Runtime.getRuntime().halt(code));
        }
        System.exit(code);
    }

    /** A hook runs at every end of the JVM; only one that nobody has asked for is a Ctrl-C. */
    private static void interrupted() {
        if (!exits) {
            beginEnd();
        }
    }

    /** What has run until now is to end. If that takes longer than a moment, one line says so. */
    static synchronized void beginEnd() {
        if (ending == null) {
            ending = in(
                    QUICK_END_MILLIS,
                    "stopping",
                    () -> System.err.println("Stopping: what still runs is ended, which can take a few seconds."));
        }
    }

    private static synchronized void endIsOver() {
        if (ending != null && !ShutdownHookManager.get().isShutdownInProgress()) {
            ending.cancel();
            ending = null;
        }
    }

    private static Timer in(long millis, String name, Runnable what) {
        Timer timer = new Timer(name, true);
        TimerTask task = new TimerTask() {
            @Override
            public void run() {
                what.run();
            }
        };
        timer.schedule(task, millis);
        return timer;
    }

    /** As {@link #run}, but answers with the exit code and leaves the JVM running. */
    public static int call(Object command, String[] args) {
        try {
            return commandLine(command).execute(args);
        } finally {
            FolderLock.endOfTheLab();
            endIsOver();
        }
    }

    /**
     * Reads the arguments, without calling the command.
     *
     * @return which options were typed, and which there are
     * @throws UserError if the command is none of those that run on Spark, or the arguments cannot be meant so
     */
    public static CommandLine.ParseResult parse(Object command, String[] args) {
        CommandLine line = commandLine(command);
        if (line.getCommandSpec().findOption("--master") == null) {
            throw UserError.usage(
                    line.getCommandName() + " is no Spark application, so there is nothing to hand over to"
                            + " a cluster; run it here, without submit.");
        }
        try {
            return line.parseArgs(args);
        } catch (CommandLine.ParameterException e) {
            throw mistake(e);
        }
    }

    private static CommandLine commandLine(Object command) {
        Locale.setDefault(Locale.ROOT);
        CommandLine line = new CommandLine(command)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .registerConverter(java.time.Duration.class, new DurationConverter())
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .setParameterExceptionHandler(Lab::wrongUsage)
                .setExecutionExceptionHandler((e, failed, parsed) -> {
                    waitForTheEndOfThisJvm();
                    return explain(e);
                });
        CommonOptions.addTo(line);
        return line;
    }

    /**
     * With Ctrl-C, queries and batches fail because Spark ends under them. That is no failure to report: the JVM is on its
     * way out. Does nothing where it is not.
     */
    private static void waitForTheEndOfThisJvm() {
        if (ShutdownHookManager.get().isShutdownInProgress()) {
            try {
                Thread.sleep(JVM_END_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Says what went wrong in one sentence on standard error and answers with the exit code. */
    public static int explain(Throwable e) {
        UserError known = Failures.asUserError(e);
        if (known.exitCode() != 0) {
            System.err.println("error: " + known.getMessage());
        }
        if (CommonOptions.isOn()) {
            e.printStackTrace();
        }
        return known.exitCode();
    }

    private static int wrongUsage(CommandLine.ParameterException e, String[] args) {
        return explain(mistake(e));
    }

    private static UserError mistake(CommandLine.ParameterException e) {
        if (e.getCause() instanceof UserError known) {
            return known;
        }
        String usage = "Type --help to see what can be typed.";
        String sentence = Failures.sentence(e.getMessage().replace("is not an int", "is not a whole number"));
        return UserError.usage(sentence + " " + didYouMean(e) + usage);
    }

    /** The option or command that is spelled nearly as what nobody knows. */
    private static String didYouMean(CommandLine.ParameterException e) {
        if (!(e instanceof CommandLine.UnmatchedArgumentException unknown)) {
            return "";
        }
        String typed = unknown.getUnmatched().get(0).replaceFirst("=.*", "");
        CommandLine line = e.getCommandLine();
        return Stream.concat(
                        line.getCommandSpec().optionsMap().keySet().stream(), line.getSubcommands().keySet().stream())
                .filter(name -> new LevenshteinDistance(2).apply(typed, name) >= 0 && name.length() > 3)
                .findFirst()
                .map(name -> "Did you mean " + name + "? ")
                .orElse("");
    }

    private static void utf8Streams() {
        System.setOut(new PrintStream(new ResultStream(), true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
    }
}
