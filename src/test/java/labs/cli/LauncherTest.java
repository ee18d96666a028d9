package labs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import labs.harness.LabProcess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code lab}, as a terminal runs it, with a Java and a Maven that the test chooses. */
class LauncherTest {
    private static final Map<String, String> NOTHING_ELSE = Map.of();

    @TempDir
    Path temp;

    private FakeProject project;

    @BeforeEach
    void makeProject() throws IOException {
        assumeFalse(System.getProperty("os.name").startsWith("Windows"), "The script is for Linux and macOS.");
        project = new FakeProject(temp);
    }

    @AfterEach
    void removeLinks() throws IOException {
        if (project != null) {
            project.close();
        }
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
                            "<1>",
                            "<--demo>",
                            "<two words>",
                            "<>",
                            "<*>",
                            "<a'b\"c>");
        }
    }

    @Test
    void buildsWhenSomethingChangedAndOnlyThen() throws IOException {
        start();
        start();
        assertThat(project.builds()).as("nothing has changed").isEqualTo(1);

        later(project.source("Main"), 10);
        start();
        start();
        assertThat(project.builds()).as("a source was edited").isEqualTo(2);

        Files.delete(project.source("Other"));
        later(project.source("Other").getParent(), 20);
        start();
        assertThat(project.builds()).as("a source was deleted").isEqualTo(3);

        later(project.folder().resolve("pom.xml"), 30);
        start();
        assertThat(project.builds()).as("the pom was edited").isEqualTo(4);
    }

    @Test
    void twoLaunchesAtTheSameTimeBuildOnce() throws IOException {
        try (LabProcess one = lab();
                LabProcess other = lab()) {
            assertThat(one.awaitExit()).as(one.transcript()).isZero();
            assertThat(other.awaitExit()).as(other.transcript()).isZero();
        }
        assertThat(project.builds()).isEqualTo(1);
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
        Path moved = temp.resolve("moved");
        Files.move(project.folder(), moved);
        try (LabProcess lab = project.run(moved.resolve("lab"), temp, NOTHING_ELSE)) {
            assertThat(lab.awaitExit()).as(lab.transcript()).isZero();
            assertThat(lab.out()).contains("home " + moved);
        }
        assertThat(project.builds()).isEqualTo(2);
    }

    @Test
    void aLabThatDoesNotNeedTheTestsIsBuiltWithoutThem() throws IOException {
        start();
        assertThat(project.lastBuild())
                .contains(" compile ", "build-classpath@main", "-Dlabs.without.tests=true")
                .doesNotContain("test-compile", "build-classpath@test");
        assertThat(Files.exists(project.folder().resolve("target/lab/main-quick.args")))
                .isTrue();
        assertThat(Files.exists(project.folder().resolve("target/lab/test-quick.args")))
                .isFalse();
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
    void noMaven() throws IOException {
        project.without("mvn");
        assertSays("error: Maven is missing: install Maven 3.6.3 or later");
    }

    @Test
    void codeThatDoesNotCompile() throws IOException {
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

    @Test
    void noInternetForTheFirstBuild() throws IOException {
        project.maven("echo '[ERROR] Could not transfer artifact from/to central: Unknown host'\nexit 1");
        assertSays("error: Maven could not fetch what the project needs: check the connection to the Internet");
    }

    @Test
    void afterAFailedBuildTheNextStartBuildsAgain() throws IOException {
        project.maven("exit 1");
        assertSays("error: Maven failed: see above (Maven's own words are in target/lab/build.log).");
        project.maven("exit 0");
        start();
        assertThat(project.builds()).isEqualTo(2);
    }

    private LabProcess lab(String... words) {
        return project.lab(temp, NOTHING_ELSE, words);
    }

    private void start() {
        try (LabProcess lab = lab()) {
            assertThat(lab.awaitExit()).as(lab.transcript()).isZero();
        }
    }

    private void assertSays(String sentence) {
        assertSays(sentence, NOTHING_ELSE);
    }

    private void assertSays(String sentence, Map<String, String> environment) {
        try (LabProcess lab = project.lab(temp, environment, "1", "--demo")) {
            assertThat(lab.awaitExit()).as(lab.transcript()).isEqualTo(1);
            assertThat(lab.out()).isEmpty();
            assertThat(lab.err()).filteredOn(line -> line.startsWith("error: ")).hasSize(1);
            assertThat(lab.err().get(lab.err().size() - 1)).startsWith(sentence).endsWith(".");
            assertThat(lab.err()).noneMatch(line -> line.startsWith("\tat ") || line.contains("Exception"));
        }
    }

    /** As if it was written so many seconds from now; no test waits for the clock. */
    private static void later(Path file, int seconds) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(seconds)));
    }
}
