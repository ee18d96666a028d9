package labs.lab05;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import labs.harness.lab.LabCall;
import labs.harness.lab.LabProcess;
import labs.harness.lab.RunningLab;
import labs.support.text.TextServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drivers in JVMs of their own that are killed as {@code kill -9} does, while text arrives over a real socket. */
class KilledDriverTest {
    private static final int LINES_PER_SECOND = 150;

    @TempDir
    private Path home;

    @Test
    void withTheLogTheCountsEqualTheTruth() throws Exception {
        EndlessText text = new EndlessText();
        List<String> printed = new ArrayList<>();
        try (TextServer server = TextServer.stream(text.read(), "the text", 0, LINES_PER_SECOND, news -> {})) {
            for (int kill = 1; kill <= 3; kill++) {
                try (LabProcess lab = lab(server.port(), "--wal")) {
                    lab.awaitOut(line -> line.contains("words so far: "));
                    // An acknowledged block more: lines of the next one are on their way now, and batches are waiting.
                    long safe = server.acknowledged();
                    lab.awaitThat("the next block", () -> server.acknowledged() > safe);
                    lab.kill();
                    printed.addAll(lab.out());
                    assertThat(lab.err()).anyMatch(line -> line.endsWith("kill -9 " + lab.pid()));
                }
            }
            try (LabProcess lab = lab(server.port(), "--wal")) {
                lab.awaitOut(line -> line.contains("words so far: "));
                text.end();
                server.awaitEnd();
                lab.awaitThat("all words", () -> sum(counts()) >= sum(text.truth()));
                assertThat(counts()).as(lab.transcript()).isEqualTo(text.truth());
                assertThat(lab.err()).anyMatch(line -> line.startsWith("Recovered from the checkpoint of "));
                lab.awaitErr(line -> line.startsWith("Caught up: "));
                printed.addAll(lab.out());
            }
            everyBatchRan(printed);
            guardStopsOtherParameters(server.port());
            damagedCheckpointIsSaid(server.port());
        }
    }

    @Test
    void withoutTheLogWhatWasCountedStays() throws IOException {
        Path before = text("before.txt", 200);
        Path after = text("after.txt", 100);
        int port;
        try (TextServer server = TextServer.replay(before, 0, Double.POSITIVE_INFINITY, false);
                LabProcess lab = lab(server.port())) {
            port = server.port();
            lab.awaitThat("all words", () -> counts().equals(truth(before)));
            // The batch is counted and its state is written; the checkpoint that says so is there with the next one.
            int seen = lab.out().size();
            lab.awaitThat("two more batches", () -> lab.out().size() > seen + 2);
            lab.kill();
        }
        try (TextServer server = TextServer.replay(after, port, Double.POSITIVE_INFINITY, false);
                LabProcess lab = lab(server.port())) {
            TreeMap<String, Integer> both = truth(before);
            truth(after).forEach((word, count) -> both.merge(word, count, Integer::sum));
            lab.awaitThat("all words of both texts", () -> sum(counts()) >= sum(both));
            assertThat(counts()).isEqualTo(both);
        }
    }

    @Test
    void withTheLogLinesAreCountedAsTheSourceCountsThem() throws IOException {
        try (ServerSocket source = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                LabProcess lab = lab(source.getLocalPort(), "--wal");
                Socket client = source.accept()) {
            BufferedReader acknowledged = new BufferedReader(new InputStreamReader(client.getInputStream(), UTF_8));
            assertThat(acknowledged.readLine()).isEqualTo("ack 0");
            // Two lines are stored while the third has not ended.
            client.getOutputStream().write("one\ntwo\nthr".getBytes(UTF_8));
            assertThat(lastOf(acknowledged, "ack 2")).isEqualTo("ack 2");
            // A carriage return within a line does not end it.
            client.getOutputStream().write("ee\rfour\r\n".getBytes(UTF_8));
            assertThat(lastOf(acknowledged, "ack 3")).isEqualTo("ack 3");
            lab.awaitThat("all words", () -> sum(counts()) == 4);
            assertThat(counts()).containsOnlyKeys("one", "two", "three", "four");
        }
    }

    /** Lines may come to the receiver one by one. */
    private static String lastOf(BufferedReader acknowledged, String last) throws IOException {
        String line = acknowledged.readLine();
        while (!line.equals(last) && line.compareTo(last) < 0) {
            line = acknowledged.readLine();
        }
        return line;
    }

    @Test
    void theDemoSaysThatAKillEndsItsSourceToo() {
        try (RunningLab lab = RunningLab.start(new RecoverableWordCount(), "--demo")) {
            lab.awaitOut(line -> line.contains("words so far: "));
            assertThat(lab.stop()).as(lab.transcript()).isZero();
            assertThat(lab.err())
                    .anyMatch(line -> line.startsWith("With --demo the text server is part of this process"))
                    .contains("There was no checkpoint: the stream is new.");
        }
    }

    /** Every batch from the first to the last was printed at least once, also those that nobody was there for. */
    private static void everyBatchRan(List<String> printed) {
        TreeSet<LocalTime> times = new TreeSet<>();
        printed.forEach(line -> times.add(LocalTime.parse(line.substring(0, line.indexOf(' ')))));
        List<LocalTime> grid = Stream.iterate(times.first(), time -> !time.isAfter(times.last()), t -> t.plusSeconds(1))
                .toList();
        // Around midnight the times start again.
        if (times.last().toSecondOfDay() - times.first().toSecondOfDay() < 3_600) {
            assertThat(times).containsExactlyElementsOf(grid);
        }
    }

    private void guardStopsOtherParameters(int port) {
        LabCall refused = call(port, "--wal", "--batch", "2s");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err().lines())
                .singleElement()
                .asString()
                .contains("--batch was 1s, is 2s", "--fresh", "--keep");
        try (LabProcess lab = lab(port, "--wal", "--batch", "2s", "--keep", "--for", "2s")) {
            assertThat(lab.awaitExit()).as(lab.transcript()).isZero();
            assertThat(lab.err()).anyMatch(line -> line.startsWith("Recovered from the checkpoint of "));
        }
    }

    private void damagedCheckpointIsSaid(int port) throws IOException {
        try (Stream<Path> files = Files.list(checkpoint())) {
            for (Path file : files.filter(f -> f.getFileName().toString().contains("checkpoint-"))
                    .toList()) {
                Files.writeString(file, "not what Spark wrote");
            }
        }
        LabCall refused = call(port, "--wal");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err().lines())
                .last()
                .asString()
                .startsWith("error: The checkpoint in ")
                .contains("cannot be read", "--fresh");
        assertThat(refused.err()).doesNotContain("\tat ");
    }

    /** Calls the lab in this JVM, with the checkpoint that those before it have left. */
    private LabCall call(int port, String... options) {
        List<String> all = new ArrayList<>(List.of(options));
        all.addAll(List.of("--checkpoint", checkpoint().toString()));
        return LabCall.withSpark(new RecoverableWordCount(), arguments(port, all));
    }

    private Path checkpoint() {
        return home.resolve("work/checkpoints/lab05-RecoverableWordCount");
    }

    private LabProcess lab(int port, String... options) {
        return LabProcess.start(
                List.of("-Dlabs.home=" + home), RecoverableWordCount.class, arguments(port, List.of(options)));
    }

    private static String[] arguments(int port, List<String> options) {
        List<String> all = new ArrayList<>(List.of("--host", "127.0.0.1", "--port", String.valueOf(port)));
        all.addAll(options);
        return all.toArray(String[]::new);
    }

    private TreeMap<String, Integer> counts() {
        try {
            return CountsFile.read(home.resolve("work/lab05/counts.tsv"));
        } catch (IOException e) {
            return new TreeMap<>();
        }
    }

    /** Lines of which no two are equal, with words that come once and words that come often. */
    private Path text(String name, int lines) throws IOException {
        return Files.write(
                home.resolve(name),
                IntStream.rangeClosed(1, lines)
                        .mapToObj(number -> name + number + " all n" + number % 10)
                        .toList());
    }

    private static TreeMap<String, Integer> truth(Path text) throws IOException {
        TreeMap<String, Integer> truth = new TreeMap<>();
        try (Stream<String> lines = Files.lines(text)) {
            lines.flatMap(line -> Stream.of(line.split(" "))).forEach(word -> truth.merge(word, 1, Integer::sum));
        }
        return truth;
    }

    private static long sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToLong(Integer::longValue).sum();
    }
}
