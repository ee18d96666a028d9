package labs.bench;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import labs.support.UserError;
import labs.support.Workspace;
import labs.support.screen.ConsoleTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./lab bench NAME}: repeats a measurement of {@code labs/benchmarks.md}. */
@Command(name = "bench")
public final class BenchCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", arity = "0..1", description = "which measurement")
    private String name;

    @Option(names = "--runs", paramLabel = "N", description = "runs of each variant (default: as in benchmarks.md)")
    private Integer runs;

    @Override
    public Integer call() throws Exception {
        List<Measurement> all = all();
        if (name == null) {
            ConsoleTable table = new ConsoleTable("name", "measures");
            all.forEach(measurement -> table.row(measurement.getClass().getSimpleName(), measurement.question()));
            System.out.print(table);
            return 0;
        }
        if (runs != null && runs < 1) {
            throw UserError.usage("--runs must be at least 1, not " + runs + ".");
        }
        Measurement wanted = all.stream()
                .filter(measurement -> measurement.getClass().getSimpleName().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> UserError.usage(
                        "There is no measurement " + name + "; type ./lab bench to see which there are."));
        wanted.measure(runs == null ? wanted.runs() : runs, System.out);
        return 0;
    }

    /** The measurements in this package, by name: adding one means adding a class. */
    static List<Measurement> all() throws IOException {
        Path folder = Workspace.codeOf(BenchCommand.class).resolve("labs").resolve("bench");
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.matches("[A-Z]\\w*\\.class"))
                    .sorted()
                    .map(file -> type(file.substring(0, file.length() - ".class".length())))
                    .filter(type ->
                            Measurement.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers()))
                    .map(BenchCommand::make)
                    .toList();
        }
    }

    private static Class<?> type(String simpleName) {
        try {
            return Class.forName("labs.bench." + simpleName);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Measurement make(Class<?> type) {
        try {
            return (Measurement) type.getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " needs a public constructor without parameters", e);
        }
    }
}
