package labs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import labs.harness.lab.LabProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The script {@code lab}, as a terminal runs it, with a Java and a Maven that the test chooses. All tests use one project,
 * since most of the time goes into its builds: each leaves it in order, and takes it as it finds it, built or not.
 */
class LauncherTest {
    private static final Map<String, String> NOTHING_ELSE = Map.of();

    private static Path temp;
    private static FakeProject project;
    private static int seconds;

    @BeforeAll
    static void makeProject(@TempDir Path folder) throws IOException {
        assumeFalse(System.getProperty("os.name").startsWith("Windows"), "The script is for Linux and macOS.");
        temp = folder;
        project = new FakeProject(temp);
    }

    @AfterAll
    static void removeLinks() throws IOException {
        if (project != null) {
            project.close();
        }
    }

    @BeforeEach
    void repairTools() throws IOException {
        project.java();
        project.maven("exit 0");
    }

    @Test
    void theProcessIsTheDriverAndGetsWhatWasTyped() {
        try (LabProcess lab = lab("1", "--demo", "two words", "", "*", "a'b\"c")) {
            assertThat(lab.awaitExit()).as(lab.transcript()).isEqualTo(6);
            assertThat(lab.out())
                    .containsExactly(
                            "pid " + lab.pid(),
                            "home " + project.folder(),
                            "caller " + temp,
                            "speed quick",
                            "<1>",
                            "<--demo>",
                            "<two words>",
                            "<>",
                            "<*>",
                            "<a'b\"c>");
        }
    }

    @Test
    void buildsWithoutTheTestsWhenSomethingChangedAndOnlyThen() throws IOException {
        start();
        int before = project.builds();
        start();
        assertThat(project.builds()).as("nothing has changed").isEqualTo(before);

        later(project.source("Main"));
        twoAtTheSameTime();
        start();
        assertThat(project.builds()).as("a source was edited").isEqualTo(before + 1);

        Files.delete(project.source("Other"));
        later(project.source("Other").getParent());
        start();
        assertThat(project.builds()).as("a source was deleted").isEqualTo(before + 2);

        later(project.folder().resolve("pom.xml"));
        start();
        assertThat(project.builds()).as("the pom was edited").isEqualTo(before + 3);
        assertThat(project.lastBuild())
                .as("a lab does not need the tests")
                .contains(" compile ", "build-classpath@main", "-Dlabs.without.tests=true")
                .doesNotContain("test-compile", "build-classpath@test");
        assertThat(project.folder().resolve("target/lab/main-quick.args")).exists();
        assertThat(project.folder().resolve("target/lab/test-quick.args")).doesNotExist();
    }

    private static void twoAtTheSameTime() {
        try (LabProcess one = lab();
                LabProcess other = lab()) {
            assertThat(one.awaitExit()).as(one.transcript()).isZero();
            assertThat(other.awaitExit()).as(other.transcript()).isZero();
        }
    }

    @Test
    void aCommandForExercisesRunsWithTheTests() throws IOException {
        try (LabProcess lab = lab("check", "3")) {
            assertThat(lab.awaitExit()).as(lab.transcript()).isEqualTo(2);
            assertThat(lab.out()).contains("with the tests", "speed quick", "<check>", "<3>");
        }
        assertThat(project.lastBuild()).contains(" test-compile ", "-Dexercises.folder=src/none");
        try (LabProcess lab = lab("bench")) {
            assertThat(lab.awaitExit()).as(lab.transcript()).isEqualTo(1);
            assertThat(lab.out()).contains("with the tests", "speed full");
        }
        for (String file : List.of("test.state", "test-quick.args", "test-full.args")) {
            Files.delete(project.folder().resolve("target/lab").resolve(file));
        }
    }

    @Test
    void aSheetSaysThatItsLabRunsAtFullSpeed() throws IOException {
        assertSpeed("quick", "8");
        int before = project.builds();
        Path sheet = project.folder().resolve("labs/08-long.md");
        Files.createDirectories(sheet.getParent());
        Files.writeString(sheet, "---\nlab: 8\nspeed: full\n---\n");
        later(sheet);
        assertSpeed("full", "8");
        assertSpeed("full", "08");
        assertSpeed("quick", "7");
        Files.writeString(sheet, "---\nlab: 8\n---\nspeed: full\n");
        later(sheet);
        assertSpeed("quick", "8");
        assertThat(project.builds()).as("Maven is not needed for that").isEqualTo(before);
    }

    private static void assertSpeed(String speed, String lab) {
        try (LabProcess process = lab(lab)) {
            assertThat(process.awaitExit()).as(process.transcript()).isEqualTo(1);
            assertThat(process.out()).contains("speed " + speed);
        }
    }

    @Test
    void worksThroughSymbolicLinks() throws IOException {
        Path bin = Files.createDirectories(temp.resolve("bin of mine"));
        Files.createSymbolicLink(bin.resolve("absolute"), project.script());
        Files.createSymbolicLink(bin.resolve("relative"), Path.of("absolute"));
        try (LabProcess lab = project.run(bin.resolve("relative"), bin, NOTHING_ELSE)) {
            assertThat(lab.awaitExit()).as(lab.transcript()).isZero();
            assertThat(lab.out()).contains("home " + project.folder(), "caller " + bin);
        }
    }

    @Test
    void aProjectThatWasMovedIsBuiltAgain() throws IOException {
        start();
        int before = project.builds();
        Path moved = temp.resolve("moved " + project.folder().getFileName());
        project.move(moved);
        try (LabProcess lab = lab()) {
            assertThat(lab.awaitExit()).as(lab.transcript()).isZero();
            assertThat(lab.out()).contains("home " + moved);
        }
        assertThat(project.builds()).isEqualTo(before + 1);
    }

    @Test
    void noJava() throws IOException {
        project.without("java");
        assertSays("error: Java is missing: install a JDK of version 17 to 25");
    }

    @Test
    void aWrongJavaHome() {
        assertSays("error: JAVA_HOME is /nowhere, where there is no bin/java", Map.of("JAVA_HOME", "/nowhere"));
    }

    @Test
    void anOldJava() throws IOException {
        project.javaThatSays("openjdk version \"11.0.22\" 2024-01-16");
        assertSays("error: This is Java 11.0.22, the labs run on 17 to 25");
    }

    @Test
    void aVeryOldJava() throws IOException {
        project.javaThatSays("java version \"1.8.0_412\"");
        assertSays("error: This is Java 1.8.0_412, the labs run on 17 to 25");
    }

    @Test
    void aJavaThatIsTooNew() throws IOException {
        project.javaThatSays("openjdk version \"26\" 2026-03-17");
        assertSays("error: This is Java 26, the labs run on 17 to 25");
    }

    @Test
    void aJavaWithoutCompiler() throws IOException {
        project.javaThatSays("Property settings:", "    java.home = /opt/jre", "openjdk version \"21.0.1\" 2023-10-17");
        assertSays("error: This Java has no compiler (/opt/jre is a runtime, not a JDK)");
    }

    @Test
    void aFailedBuildIsSaidAndTheNextStartBuildsAgain() throws IOException {
        start();
        later(project.source("Main"));
        noMaven();
        noInternetForTheFirstBuild();
        codeThatDoesNotCompile();
        int before = project.builds();
        project.maven("exit 1");
        assertSays("error: Maven failed: see above (Maven's own words are in target/lab/build.log).");
        project.maven("exit 0");
        start();
        assertThat(project.builds()).isEqualTo(before + 2);
    }

    private static void noMaven() throws IOException {
        project.without("mvn");
        assertSays("error: Maven is missing: install Maven 3.6.3 or later");
    }

    private static void codeThatDoesNotCompile() throws IOException {
        String source = project.source("Main").toString();
        project.maven("echo '[ERROR] COMPILATION ERROR : '\n"
                + "echo '[ERROR] " + source + ":[3,17] cannot find symbol'\n"
                + "echo '  symbol:   variable words'\n"
                + "echo '[INFO] 1 error'\n"
                + "echo '[ERROR] " + source + ":[3,17] cannot find symbol'\n"
                + "echo '  symbol:   variable words'\n"
                + "exit 1");
        try (LabProcess lab = lab("1")) {
            assertThat(lab.awaitExit()).isEqualTo(1);
            assertThat(lab.out()).isEmpty();
            assertThat(lab.err())
                    .containsExactly(
                            "Building (Maven compiles what has changed).",
                            "src/main/java/labs/cli/Main.java:3: cannot find symbol",
                            "  symbol:   variable words",
                            "error: The project does not compile: mend what is listed above and type the same again.");
        }
    }

    private static void noInternetForTheFirstBuild() throws IOException {
        project.maven("echo '[ERROR] Could not transfer artifact from/to central: Unknown host'\nexit 1");
        assertSays("error: Maven could not fetch what the project needs: check the connection to the Internet");
    }

    private static LabProcess lab(String... words) {
        return project.lab(temp, NOTHING_ELSE, words);
    }

    private static void start() {
        try (LabProcess lab = lab()) {
            assertThat(lab.awaitExit()).as(lab.transcript()).isZero();
        }
    }

    private static void assertSays(String sentence) {
        assertSays(sentence, NOTHING_ELSE);
    }

    private static void assertSays(String sentence, Map<String, String> environment) {
        try (LabProcess lab = project.lab(temp, environment, "1", "--demo")) {
            assertThat(lab.awaitExit()).as(lab.transcript()).isEqualTo(1);
            assertThat(lab.out()).isEmpty();
            assertThat(lab.err()).filteredOn(line -> line.startsWith("error: ")).hasSize(1);
            assertThat(lab.err().get(lab.err().size() - 1)).startsWith(sentence).endsWith(".");
            assertThat(lab.err()).noneMatch(line -> line.startsWith("\tat ") || line.contains("Exception"));
        }
    }

    /** As if it was written after the last build, whenever that was; no test waits for the clock. */
    private static void later(Path file) throws IOException {
        seconds += 10;
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(seconds)));
    }
}
