package labs.bench.setting;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import labs.harness.lab.LabProcess;
import labs.support.jvm.JavaArguments;

/** Starts what runs for long: with the JVM's default compilers and collector, and the tests' class path. */
public final class DefaultJava {
    private DefaultJava() {}

    /**
     * Starts a main class in a process of its own.
     *
     * @param options of Java
     * @param typed the main class's own arguments
     */
    public static LabProcess start(List<String> options, Class<?> main, List<String> typed) {
        List<String> line = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        line.addAll(JavaArguments.options());
        line.addAll(options);
        line.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        line.addAll(typed);
        return LabProcess.start(new ProcessBuilder(line));
    }
}
