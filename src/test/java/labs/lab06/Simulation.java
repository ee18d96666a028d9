package labs.lab06;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import labs.harness.lab.LabCall;

/** The simulator, run within the test's JVM. */
final class Simulation {
    private Simulation() {}

    static LabCall run(String... args) {
        return LabCall.of(new SensorSimulator(), args);
    }

    /** The lines that the simulator makes with these arguments; it writes them into a file of that folder. */
    static List<String> lines(Path folder, String... args) {
        Path file = folder.resolve("readings.txt");
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--to", file.toString()));
        LabCall result = run(all.toArray(String[]::new));
        assertThat(result.exitCode()).as(result.err()).isZero();
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
