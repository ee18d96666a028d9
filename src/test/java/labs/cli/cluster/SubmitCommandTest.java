package labs.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import labs.harness.lab.ClusterProcess;
import labs.harness.machine.ListeningSockets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Labs whose driver, too, runs on a worker, as a student hands them over. */
@Timeout(240)
class SubmitCommandTest {
    private static final Pattern PLACED = Pattern.compile("(driver-\\d+-\\d+) RUNNING on (worker-\\d)");

    @TempDir
    Path home;

    @Test
    void aSupervisedLabRunsComesBackAndIsEnded() throws IOException {
        try (ClusterProcess cluster = ClusterProcess.start(home, "--workers", "1", "--cores", "3")) {
            cluster.says(
                    2, "The master knows no driver driver-1; none was submitted.", "submit", "--status", "driver-1");
            List<String> said = cluster.ended("submit", "1", "--supervise", "--demo", "--batch", "500ms");
            Matcher placed = PLACED.matcher(said.get(0));
            assertThat(placed.matches()).as(said.toString()).isTrue();
            String id = placed.group(1);
            Path printed = cluster.folder().resolve(placed.group(2)).resolve(id).resolve("stdout");
            awaitWords(printed);

            String secret = Files.readString(cluster.folder().resolve("secret")).strip();
            ProcessHandle driver = driver(cluster);
            assertThat(driver.info().commandLine().orElse("")).doesNotContain(secret);
            if (ListeningSockets.canBeRead()) {
                assertThat(ListeningSockets.of(driver.pid())).isNotEmpty().allMatch(ListeningSockets::isLoopback);
            }

            driver.destroyForcibly();
            driver.onExit().join();
            await().atMost(Duration.ofSeconds(60)).until(() -> drivers(cluster).count() == 1);
            assertThat(driver(cluster).pid()).isNotEqualTo(driver.pid());

            assertThat(cluster.ended("submit", "--kill", id).get(0)).startsWith(id + " KILLED");
            assertThat(cluster.ended("submit", "--status", id).get(0)).startsWith(id + " KILLED");
            await().atMost(Duration.ofSeconds(60)).until(() -> cluster.running().isEmpty());
        }
    }

    private static void awaitWords(Path printed) {
        await().atMost(Duration.ofSeconds(120)).until(() -> {
            try (Stream<String> lines = Files.lines(printed)) {
                return lines.anyMatch(line -> line.matches("\\(\\w+,\\d+\\)"));
            } catch (IOException e) {
                return false;
            }
        });
    }

    private static ProcessHandle driver(ClusterProcess cluster) {
        return drivers(cluster).findFirst().orElseThrow();
    }

    private static Stream<ProcessHandle> drivers(ClusterProcess cluster) {
        return cluster.running().stream()
                .filter(each -> each.info().commandLine().orElse("").contains("DriverWrapper"));
    }
}
