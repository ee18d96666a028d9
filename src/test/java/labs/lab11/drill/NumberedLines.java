package labs.lab11.drill;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.util.function.IntSupplier;
import labs.harness.lab.LabProcess;
import labs.support.time.Pace;

/**
 * Types one numbered word a line into {@code ./lab feed}, until it is told to stop: no word comes twice. While the count is
 * far behind, because it stands still or the machine is slow, it types slowly: else the count would never be up to date.
 */
final class NumberedLines {
    private static final String WORD = "w";
    private static final int LINES_PER_SECOND = 50;
    private static final int FAR_BEHIND = 400;
    private static final int TIMES_AS_SLOW = 10;

    private final OutputStream terminal;
    private final IntSupplier counted;
    private final Thread typing;
    private volatile int typed;
    private volatile boolean enough;

    /** @param counted the last line that has been counted */
    NumberedLines(LabProcess feed, IntSupplier counted) {
        this.counted = counted;
        this.terminal = feed.process().getOutputStream();
        this.typing = new Thread(() -> type(Pace.perSecond(LINES_PER_SECOND)), "numbered-lines");
        typing.setDaemon(true);
        typing.start();
    }

    /** How many lines have been typed. */
    int typed() {
        return typed;
    }

    static String word(int number) {
        return WORD + number;
    }

    static int number(String word) {
        return Integer.parseInt(word.substring(WORD.length()));
    }

    /** Ends the text. */
    int end() {
        enough = true;
        try {
            typing.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return typed;
    }

    private void type(Pace pace) {
        try (terminal) {
            for (int number = 1; !enough; number++) {
                int steps = number - counted.getAsInt() > FAR_BEHIND ? TIMES_AS_SLOW : 1;
                for (int step = 0; step < steps; step++) {
                    pace.await();
                }
                terminal.write((word(number) + "\n").getBytes(US_ASCII));
                terminal.flush();
                typed = number;
            }
        } catch (IOException e) {
            // The feed is gone: the drill says what it waits for in vain.
        }
    }
}
