package labs.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import labs.lab01.SocketWordCount;

/** A short run of a lab whose loaded classes go into the {@link Archive}. Its words are of no interest. */
final class StartUpTraining {
    private StartUpTraining() {}

    public static void main(String[] args) {
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        SocketWordCount.main(new String[] {"--demo", "--batch", "200ms", "--for", "3s"});
    }
}
