package labs.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import labs.bench.figures.Machine;
import labs.bench.figures.Sample;
import labs.harness.lab.LabProcess;
import labs.lab08.drill.BrokerProcess;
import labs.support.Workspace;
import labs.support.screen.ConsoleTable;

/**
 * From the start of the JVM to a broker that clients can connect to, with an empty folder and again on its own data after
 * {@code kill -9}; and the memory that its process holds then.
 */
public final class BrokerStart implements Measurement {
    @Override
    public String question() {
        return "how long the broker takes to be ready, cold and after a kill, and its memory";
    }

    @Override
    public int runs() {
        return 5;
    }

    @Override
    public void measure(int runs, PrintStream out) throws IOException {
        Sample cold = new Sample();
        Sample again = new Sample();
        Sample megabytes = new Sample();
        Files.createDirectories(Workspace.work());
        // The first JVM of a new target makes the class-data archive.
        start(Files.createTempDirectory(Workspace.work(), "bench-broker-"), new Sample(), new Sample());
        for (int run = 1; run <= runs; run++) {
            Path folder = Files.createTempDirectory(Workspace.work(), "bench-broker-");
            start(folder, cold, megabytes);
            start(folder, again, megabytes);
        }
        ConsoleTable table = new ConsoleTable("broker ready", "median", "least", "most");
        table.row("cold, seconds", cold.median(), cold.min(), cold.max());
        table.row("after a kill, seconds", again.median(), again.min(), again.max());
        table.row("resident memory, MB", megabytes.median(), megabytes.min(), megabytes.max());
        out.println(table);
        out.println(Machine.description() + "; " + runs + " runs; load at the end " + Machine.load());
    }

    private static void start(Path folder, Sample seconds, Sample megabytes) throws IOException {
        long begin = System.nanoTime();
        try (LabProcess broker = BrokerProcess.start(folder, 0)) {
            seconds.add((System.nanoTime() - begin) / 1e9);
            megabytes.add(residentMegabytes(broker.pid()));
        }
    }

    /** As Linux counts it; not a number elsewhere. */
    private static double residentMegabytes(long pid) throws IOException {
        Path status = Path.of("/proc/" + pid + "/status");
        if (!Files.isReadable(status)) {
            return Double.NaN;
        }
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1_024)
                    .findFirst()
                    .orElse(Double.NaN);
        }
    }
}
