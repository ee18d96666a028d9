package labs.support.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which changes of a lab's code are seen. */
class CodeFingerprintTest {
    private static final String MAIN = """
            package labs.lab77;
            public final class Main {
                public static int run(int number) {
                    java.util.function.IntUnaryOperator step = n -> n + 1;
                    return labs.sensors77.Helper.twice(step.applyAsInt(number)) + labs.support.Plumbing77.zero();
                }
            }
            """;
    private static final Map<String, String> SOURCES = Map.of(
            "labs/lab77/Main.java",
            MAIN,
            "labs/sensors77/Helper.java",
            "package labs.sensors77; public class Helper { public static int twice(int n) { return 2 * n; } }",
            "labs/support/Plumbing77.java",
            "package labs.support; public class Plumbing77 { public static int zero() { return 0; } }",
            "labs/lab77/Unused.java",
            "package labs.lab77; class Unused { }");

    @TempDir
    private Path temp;

    private int builds;

    @Test
    void namesTheClassesThatCanBeReached() throws Exception {
        assertThat(fingerprint(SOURCES)).containsOnlyKeys("labs.lab77.Main", "labs.sensors77.Helper");
    }

    @Test
    void equalSourcesGiveEqualHashes() throws Exception {
        assertThat(fingerprint(SOURCES)).isEqualTo(fingerprint(SOURCES));
    }

    @Test
    void commentsAndPlumbingDoNotCount() throws Exception {
        Map<String, String> changed = with("labs/lab77/Main.java", "// a comment\n\n" + MAIN);
        changed.put(
                "labs/support/Plumbing77.java",
                SOURCES.get("labs/support/Plumbing77.java").replace("0", "1"));
        changed.put("labs/lab77/Unused.java", "package labs.lab77; class Unused { int field; }");
        assertThat(fingerprint(changed)).isEqualTo(fingerprint(SOURCES));
    }

    @Test
    void theBodyOfALambdaCounts() throws Exception {
        TreeMap<String, String> before = fingerprint(SOURCES);
        TreeMap<String, String> after = fingerprint(with("labs/lab77/Main.java", MAIN.replace("n + 1", "n + 2")));
        assertThat(after.get("labs.lab77.Main")).isNotEqualTo(before.get("labs.lab77.Main"));
        assertThat(after.get("labs.sensors77.Helper")).isEqualTo(before.get("labs.sensors77.Helper"));
    }

    @Test
    void classesOfOtherPackagesCount() throws Exception {
        String helper = SOURCES.get("labs/sensors77/Helper.java");
        assertThat(fingerprint(with("labs/sensors77/Helper.java", helper.replace("2 *", "3 *"))))
                .isNotEqualTo(fingerprint(SOURCES));
    }

    private static Map<String, String> with(String file, String source) {
        Map<String, String> sources = new TreeMap<>(SOURCES);
        sources.put(file, source);
        return sources;
    }

    private TreeMap<String, String> fingerprint(Map<String, String> sources)
            throws IOException, ClassNotFoundException {
        Path folder = temp.resolve("build" + builds++);
        // The language level of the labs, as Maven compiles them: what reads class files here does not know Java 25's.
        List<String> arguments =
                new ArrayList<>(List.of("-g", "-proc:none", "--release", "17", "-d", folder.toString()));
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = folder.resolve("src").resolve(source.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, source.getValue());
            arguments.add(file.toString());
        }
        int code = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
        assertThat(code).isZero();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            return CodeFingerprint.of(loader.loadClass("labs.lab77.Main"));
        }
    }
}
