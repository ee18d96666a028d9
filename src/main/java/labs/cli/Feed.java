package labs.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import labs.support.UserError;
import labs.support.Workspace;
import labs.support.options.PositiveIntConverter;
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
            "Serves lines of text on 127.0.0.1, from a file or as you type (or pipe) them.",
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

    @Option(
            names = "--words",
            paramLabel = "N",
            converter = PositiveIntConverter.class,
            description = "no file, but N different words, one a line: word1, word2 and so on")
    private Integer words;

    @Option(names = "--loop", description = "start the file again at its end")
    private boolean loop;

    @Override
    public Integer call() throws InterruptedException {
        if (file != null && words != null) {
            throw UserError.usage("--words comes in place of a file; type ./lab feed --words " + words + ".");
        }
        try (TextServer server = file == null ? stream() : file()) {
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

    private TextServer stream() {
        if (loop) {
            throw UserError.usage("--loop needs a file, since standard input can be read only once; type"
                    + " ./lab feed FILE --loop.");
        }
        double linesPerSecond = rate == null ? Double.POSITIVE_INFINITY : linesPerSecond();
        TextServer server = TextServer.stream(
                words == null ? System.in : numberedWords(),
                words == null ? "standard input" : "--words",
                TextSource.portNumber(port),
                linesPerSecond,
                System.err::println);
        System.err.println("Serving "
                + (words == null ? "what you type or pipe in" : "word1 to word" + words)
                + ", line by line, on 127.0.0.1:" + server.port()
                + (words == null
                        ? "; Ctrl-D (on Windows Ctrl-Z and Enter) ends the text, Ctrl-C the server."
                        : "; Ctrl-C ends."));
        return server;
    }

    private InputStream numberedWords() {
        Iterator<InputStream> lines = IntStream.rangeClosed(1, words)
                .mapToObj(n -> (InputStream) new ByteArrayInputStream(("word" + n + "\n").getBytes(US_ASCII)))
                .iterator();
        return new SequenceInputStream(new Enumeration<>() {
            @Override
            public boolean hasMoreElements() {
                return lines.hasNext();
            }

            @Override
            public InputStream nextElement() {
                return lines.next();
            }
        });
    }

    private double linesPerSecond() {
        return Rate.of(rate, "lines");
    }
}
