package labs.harness.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import labs.cli.Main;
import labs.support.Lab;

/**
 * A terminal in which {@code ./lab} is typed again and again, at the cost of one JVM: each line that it reads is a command
 * with its words. Behind what a command prints stands its exit code. Labs themselves, which end their JVM, are not for it.
 */
final class Terminal implements AutoCloseable {
    private static final String END = "exit code ";

    private final LabProcess process;
    private int seenOut;
    private int seenErr;

    Terminal(List<String> flags) {
        process = LabProcess.start(flags, Terminal.class);
    }

    /** In the process. */
    public static void main(String[] args) throws IOException {
        BufferedReader typed = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        for (String line = typed.readLine(); line != null; line = typed.readLine()) {
            int code = Lab.call(new Main(), line.split(" "));
            System.out.println(END + code);
            System.err.println(END + code);
        }
    }

    /** Types a command, and waits until it has ended. */
    LabCall type(String... words) {
        try {
            OutputStream in = process.process().getOutputStream();
            in.write((String.join(" ", words) + "\n").getBytes(UTF_8));
            in.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> out = next(process.out, seenOut);
        List<String> err = next(process.err, seenErr);
        seenOut += out.size() + 1;
        seenErr += err.size() + 1;
        int code = Integer.parseInt(process.out.get(seenOut - 1).substring(END.length()));
        return new LabCall(code, String.join("\n", out), String.join("\n", err));
    }

    private List<String> next(List<String> lines, int from) {
        process.awaitThat(
                "the end of the command", () -> lines.stream().skip(from).anyMatch(line -> line.startsWith(END)));
        return lines.stream()
                .skip(from)
                .takeWhile(line -> !line.startsWith(END))
                .toList();
    }

    @Override
    public void close() {
        process.close();
    }
}
