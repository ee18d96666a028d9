package labs.lab09;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import labs.harness.lab.LabCall;
import labs.harness.lab.LabProcess;
import labs.harness.lab.RunningLab;
import labs.support.checkpoint.StoppedQueries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lab as a process of its own that reads files and is killed; its state is asked for the truth. */
class StructuredWordSessionsKillTest {
    private static final List<String> WORDS = List.of("tide", "gull", "raft", "fog", "bell", "grüße");

    @TempDir
    Path temp;

    private final Random random = new Random(9);
    private final Map<String, Integer> truth = new TreeMap<>();
    private int files;

    @Test
    void killedAgainAndAgainSessionsGoOnAndNoWordIsCountedTwice() throws Exception {
        Files.createDirectories(temp.resolve("in"));
        Files.createDirectories(temp.resolve("landing"));
        Instant firstKill = null;
        for (int kill = 1; kill <= 3; kill++) {
            deliver(3);
            try (LabProcess lab = LabProcess.start(StructuredWordSessions.class, args())) {
                lab.awaitThat("the first file is being read", this::allPlanned);
                deliver(2);
                // Their batch is planned, and may or may not be done: the kill comes in the middle.
                lab.awaitThat("two more files are being read", this::allPlanned);
                lab.kill();
                firstKill = firstKill == null ? Instant.now() : firstKill;
            }
        }
        deliver(2);
        try (RunningLab lab = RunningLab.start(new StructuredWordSessions(), args())) {
            lab.awaitThat("everything is being read", this::allPlanned);
            long planned = commits();
            lab.awaitThat("everything is done", () -> commits() >= planned + 2);
        }

        LabCall reader =
                LabCall.withSpark(new StateReader(), temp.resolve("checkpoint").toString());
        assertThat(reader.exitCode()).as(reader.err()).isZero();
        List<String[]> sessions = rowsAfter("ValueState 'session' of transformWithStateExec", reader.out());
        Map<String, Integer> times = new TreeMap<>();
        sessions.forEach(row -> times.put(row[0], Integer.valueOf(row[1])));
        assertThat(times).isEqualTo(truth);
        for (String[] row : sessions) {
            assertThat(Timestamp.valueOf(row[2]).toInstant())
                    .as("the session of '%s' began before the first kill", row[0])
                    .isBefore(firstKill);
        }
        assertThat(rowsAfter("Timers of transformWithStateExec", reader.out()).stream()
                        .map(row -> row[0]))
                .containsExactlyElementsOf(truth.keySet());
    }

    private String[] args() {
        return new String[] {
            "--files",
            temp.resolve("in").toString(),
            "--checkpoint",
            temp.resolve("checkpoint").toString(),
            "--batch",
            "200ms",
            "--timeout",
            "1h"
        };
    }

    /** Puts files into the folder; every word is in the first ones. */
    private void deliver(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            List<String> words = new ArrayList<>(files == 0 ? WORDS : List.of());
            for (int n = 0; n < 40; n++) {
                words.add(WORDS.get(random.nextInt(WORDS.size())));
            }
            words.forEach(word -> truth.merge(word, 1, Integer::sum));
            String name = "words-" + files++ + ".txt";
            Path landed = temp.resolve("landing").resolve(name);
            Files.writeString(landed, String.join(" ", words) + "\n");
            Files.move(landed, temp.resolve("in").resolve(name));
        }
    }

    /** Whether the source has written down, before it reads them, all files that are there. */
    private boolean allPlanned() {
        Path log = temp.resolve("checkpoint/sources/0");
        if (!Files.isDirectory(log)) {
            return false;
        }
        StringBuilder all = new StringBuilder();
        try (Stream<Path> entries = Files.list(log)) {
            for (Path entry : entries.filter(
                            file -> !file.getFileName().toString().startsWith("."))
                    .toList()) {
                all.append(Files.readString(entry));
            }
        } catch (IOException | UncheckedIOException e) {
            // The entry was moved while it was read.
            return false;
        }
        return all.indexOf("words-" + (files - 1) + ".txt") >= 0
                && all.toString().split("words-\\d+\\.txt", -1).length - 1 >= files;
    }

    private long commits() {
        return StoppedQueries.lastBatch(temp.resolve("checkpoint")).orElse(-1L);
    }

    /** The cells of the table under a heading. */
    static List<String[]> rowsAfter(String heading, String out) {
        return out.lines()
                .dropWhile(line -> !line.startsWith(heading))
                .skip(4)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> Arrays.stream(line.substring(1).split("\\|"))
                        .map(String::strip)
                        .toArray(String[]::new))
                .toList();
    }
}
