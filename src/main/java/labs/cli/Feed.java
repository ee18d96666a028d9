package labs.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import labs.support.UserError;
import labs.support.Workspace;
import labs.support.options.Rate;
import labs.support.text.TextServer;
import labs.support.text.TextSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./lab feed}: a text server for the labs, where netcat is missing or too simple. */
@Command(
        name = "feed",
        description = {
            "Serves lines of text on 127.0.0.1, from a file or as you type them.",
            "",
            "The text is one stream with one position: lines wait while nobody is connected, a client that comes back"
                    + " goes on where the stream is, and every line goes to each client that is connected."
                    + " At the end of the text the server stays open.",
            ""
        })
final class Feed implements Callable<Integer> {
    /** Slow enough to see batches of a few lines. */
    private static final double LINES_PER_SECOND = 10;

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "a text file in UTF-8 (default: standard input)")
    private String file;

    @Option(names = "--port", paramLabel = "PORT", defaultValue = "9999", description = "default: ${DEFAULT-VALUE}")
    private String port;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "lines per second (default: 10 for a file, at once for standard input)")
    private String rate;

    @Option(names = "--loop", description = "start the file again at its end")
    private boolean loop;

    @Override
    public Integer call() throws InterruptedException {
        try (TextServer server = file == null ? standardInput() : file()) {
            server.awaitEnd();
            // Until Ctrl-C: nothing ever counts this down.
            new CountDownLatch(1).await();
        }
        return 0;
    }

    private TextServer file() {
        double linesPerSecond = rate == null ? LINES_PER_SECOND : linesPerSecond();
        Path path = Workspace.callerFile(file);
        TextServer server =
                TextServer.replay(path, TextSource.portNumber(port), linesPerSecond, loop, System.err::println);
        String speed = linesPerSecond == Math.rint(linesPerSecond)
                ? String.valueOf((long) linesPerSecond)
                : String.valueOf(linesPerSecond);
        System.err.println("Serving " + file + " on 127.0.0.1:" + server.port() + ", " + speed + " lines a second"
                + (loop ? ", again and again" : "") + "; Ctrl-C ends.");
        return server;
    }

    private TextServer standardInput() {
        if (loop) {
            throw UserError.usage("--loop needs a file, since standard input can be read only once; type"
                    + " ./lab feed FILE --loop.");
        }
        double linesPerSecond = rate == null ? Double.POSITIVE_INFINITY : linesPerSecond();
        TextServer server = TextServer.stream(
                System.in, "standard input", TextSource.portNumber(port), linesPerSecond, System.err::println);
        System.err.println("Serving what you type, line by line, on 127.0.0.1:" + server.port()
                + "; Ctrl-D ends the text, Ctrl-C the server.");
        return server;
    }

    private double linesPerSecond() {
        return Rate.of(rate, "lines");
    }
}
