package labs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import labs.support.Workspace;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Holds the house to {@link HouseRules}, and proves that the predicates of our own catch an offender. */
class HouseRulesTest {
    private static final Path SOURCES = Workspace.home().resolve("src");

    /** Reading them takes longer than all the rules. */
    private static final Map<String, JavaClasses> IMPORTED = new ConcurrentHashMap<>();

    @BeforeAll
    static void lookAtOurOwnClassesOnly() {
        // Otherwise every class of Spark that one of ours names would be read, too.
        ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
    }

    @TestFactory
    Stream<DynamicTest> main() {
        JavaClasses main = classesOf("main", Workspace.class);
        return tests(HouseRules.FOR_MAIN, main);
    }

    @TestFactory
    Stream<DynamicTest> tests() {
        return tests(HouseRules.forTests(answers()), classesOf("test", HouseRulesTest.class));
    }

    @Test
    void looksAtAllThatIsThere() {
        assertThat(classesOf("main", Workspace.class).contain(Workspace.class)).isTrue();
        assertThat(classesOf("test", HouseRulesTest.class).contain(HouseRulesTest.class))
                .isTrue();
    }

    @Test
    void whatReachesIntoSparkFromAnotherRoomIsCaught(@TempDir Path folder) {
        assertThatThrownBy(() -> check(
                        HouseRules.INSIDE_STAYS_INSIDE,
                        folder,
                        Map.of("labs.lab01.Offender", "class Offender { org.apache.spark.util.ManualClock clock; }")))
                .hasMessageContaining("stands in one room, support.inside")
                .hasMessageContaining("labs.lab01.Offender");
    }

    @Test
    void anInnerRoomThatCallsTheMainClassIsCaught(@TempDir Path folder) {
        assertThatThrownBy(() -> check(
                        HouseRules.INNER_ROOMS_KNOW_NO_MAIN_CLASS,
                        folder,
                        Map.of(
                                "labs.lab08.store.Offender",
                                "class Offender { labs.lab08.Lab lab; }",
                                "labs.lab08.Lab",
                                "public class Lab implements java.util.concurrent.Callable<Integer> {"
                                        + " public Integer call() { return 0; } }")))
                .hasMessageContaining("never the other way round")
                .hasMessageContaining("labs.lab08.store.Offender");
    }

    @Test
    void aTestThatSleepsIsCaught(@TempDir Path folder) {
        assertThatThrownBy(() -> check(
                        HouseRules.NO_TEST_SLEEPS,
                        folder,
                        Map.of(
                                "labs.lab01.Offender",
                                "class Offender { void test() throws InterruptedException { Thread.sleep(10); } }")))
                .hasMessageContaining("a test waits for a condition with a deadline")
                .hasMessageContaining("labs.lab01.Offender");
    }

    @Test
    void aTestThatNamesAnExerciseIsCaught(@TempDir Path folder) {
        assertThatThrownBy(() -> check(
                        HouseRules.noTestNames(Set.of("labs.lab01.CleanWords")),
                        folder,
                        Map.of(
                                "labs.lab01.Offender", "class Offender { Object answer = new CleanWords.Nested(); }",
                                "labs.lab01.CleanWords", "class CleanWords { static class Nested {} }")))
                .hasMessageContaining("the bench binds them by name")
                .hasMessageContaining("labs.lab01.Offender");
    }

    private static Stream<DynamicTest> tests(Set<ArchRule> rules, JavaClasses classes) {
        return rules.stream().map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(classes)));
    }

    /** Compiles the classes and checks them. */
    private static void check(ArchRule rule, Path folder, Map<String, String> classes) throws IOException {
        List<String> command = new ArrayList<>(
                List.of("-proc:none", "-d", folder.toString(), "-cp", System.getProperty("java.class.path")));
        for (Map.Entry<String, String> each : classes.entrySet()) {
            String name = each.getKey();
            Path source = folder.resolve(name.replace('.', '/') + ".java");
            Files.createDirectories(source.getParent());
            Files.writeString(source, "package " + name.substring(0, name.lastIndexOf('.')) + "; " + each.getValue());
            command.add(source.toString());
        }
        int failed = ToolProvider.getSystemJavaCompiler().run(null, null, null, command.toArray(String[]::new));
        assertThat(failed).isZero();
        JavaClasses offenders = new ClassFileImporter().importPath(folder);
        rule.check(offenders);
    }

    /** The compiled classes of one source folder: exercises and solutions lie in the same place as the tests. */
    private static JavaClasses classesOf(String sourceFolder, Class<?> oneOfThem) {
        return IMPORTED.computeIfAbsent(sourceFolder, folder -> imported(folder, oneOfThem));
    }

    private static JavaClasses imported(String sourceFolder, Class<?> oneOfThem) {
        try {
            Path compiled = Path.of(oneOfThem
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            Set<String> files = sourceNames(sourceFolder).stream()
                    .map(name -> '/' + name.replace('.', '/'))
                    .collect(Collectors.toSet());
            return new ClassFileImporter()
                    .withImportOption(location -> files.stream()
                            .anyMatch(file -> location.contains(file + ".class") || location.contains(file + "$")))
                    .importPath(compiled);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Set<String> answers() {
        Set<String> names = new LinkedHashSet<>(sourceNames("exercises"));
        names.addAll(sourceNames("solutions"));
        return names;
    }

    /** The names of the top-level classes of a source folder; none if it does not exist, as in a handout. */
    private static Set<String> sourceNames(String sourceFolder) {
        Path root = SOURCES.resolve(sourceFolder).resolve("java");
        if (!Files.isDirectory(root)) {
            return Set.of();
        }
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name ->
                            name.replaceFirst("\\.java$", "").replace('\\', '.').replace('/', '.'))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
