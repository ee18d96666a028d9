package labs.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import labs.harness.lab.LabProcess;

/**
 * A project with the real launcher, a main class that tells how it was called, and a search path on which Java and Maven
 * are what a test puts there. Its Maven only counts its calls and copies classes that are compiled already.
 */
final class FakeProject {
    /** What the launcher's script may use besides Java and Maven. */
    private static final List<String> TOOLS = List.of("find", "readlink", "mkdir", "cp", "cat");

    private static final String MAIN =
            "package labs.cli; public final class Main { public static void main(String[] a) {"
                    + " System.out.println(\"pid \" + ProcessHandle.current().pid());"
                    + " System.out.println(\"home \" + System.getProperty(\"labs.home\"));"
                    + " System.out.println(\"caller \" + System.getProperty(\"labs.caller\"));"
                    + " System.out.println(\"speed \" + (java.lang.management.ManagementFactory.getRuntimeMXBean()"
                    + " .getInputArguments().contains(\"-XX:TieredStopAtLevel=1\") ? \"quick\" : \"full\"));"
                    + " for (String s : a) System.out.println(\"<\" + s + \">\");"
                    + " System.exit(a.length); } }";

    private static final String TESTS =
            "package labs.check; public final class TestCommands { public static void main(String[] a) {"
                    + " System.out.println(\"with the tests\"); labs.cli.Main.main(a); } }";

    /** An archive that is never made: making one takes longer than all the rest, and no test here is about it. */
    private static final String ARCHIVE =
            "package labs.support.jvm; import java.nio.file.Path; final class ClassDataArchive {"
                    + " private final Path folder; ClassDataArchive(Path folder, java.util.List<String> jars) { this.folder = folder; }"
                    + " Path file() { return folder.resolve(\"none.jsa\"); } void makeIfMissing(Path classes) {} }";

    private Path folder;
    private final Path tools;

    /** @param parent where the project's folder is made; with a space in its name, and an accent where file names are UTF-8 */
    FakeProject(Path parent) throws IOException {
        boolean accents = System.getProperty("sun.jnu.encoding").equals("UTF-8");
        folder = Files.createDirectories(parent.resolve(accents ? "my lábs" : "my labs"));
        tools = Files.createDirectories(parent.resolve("tools"));
        Path real = Path.of("").toAbsolutePath();
        Files.copy(real.resolve("lab"), script(), StandardCopyOption.COPY_ATTRIBUTES);
        for (String file : List.of("src/launcher/java/Build.java", "src/main/resources/labs/cli/test-commands.txt")) {
            Files.createDirectories(folder.resolve(file).getParent());
            Files.copy(real.resolve(file), folder.resolve(file));
        }
        Files.writeString(folder.resolve("pom.xml"), "<project/>");
        Files.writeString(source("Main"), MAIN);
        Files.writeString(source("../support/jvm/ClassDataArchive"), ARCHIVE);
        Files.writeString(source("../check/TestCommands"), TESTS);
        Files.writeString(source("Other"), "package labs.cli; final class Other {}");
        compileMain();
        copyReal(real, "labs/support/jvm/JavaArguments.class");
        for (String tool : TOOLS) {
            Files.createSymbolicLink(
                    tools.resolve(tool),
                    labs.harness.machine.ToolsOfThisMachine.find(tool).orElseThrow());
        }
        java();
        maven("exit 0");
    }

    /** The Java that runs this test. */
    void java() throws IOException {
        Path link = tools.resolve("java");
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, Path.of(System.getProperty("java.home"), "bin", "java"));
    }

    /** Leaves no link that points out of the temporary folder. */
    void close() throws IOException {
        Files.deleteIfExists(tools.resolve("java"));
    }

    /** A Java that prints this, whatever it is asked. */
    void javaThatSays(String... lines) throws IOException {
        Files.deleteIfExists(tools.resolve("java"));
        program("java", "cat >&2 <<'END'\n" + String.join("\n", lines) + "\nEND");
    }

    /** A Maven that brings the classes and then does this. */
    void maven(String last) throws IOException {
        program(
                "mvn",
                "echo \"$@\" >> '" + calls() + "'\n"
                        + "mkdir -p target/classes target/lab\n"
                        + "cp -R '" + prebuilt() + "/.' target/classes/\n"
                        + "echo '" + anyJar() + "' > target/lab/main.classpath\n"
                        + "echo '" + anyJar() + "' > target/lab/test.classpath\n"
                        + last);
    }

    /** Takes a program away. */
    void without(String program) throws IOException {
        Files.delete(tools.resolve(program));
    }

    /** Types {@code ./lab} and these words in this folder. */
    LabProcess lab(Path where, Map<String, String> environment, String... words) {
        return run(script(), where, environment, words);
    }

    /** As {@link #lab}, by another path to the launcher. */
    LabProcess run(Path launcher, Path where, Map<String, String> environment, String... words) {
        List<String> line = new ArrayList<>(List.of(launcher.toString()));
        line.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(line).directory(where.toFile());
        builder.environment().keySet().removeIf(name -> name.matches("JAVA_HOME|CDPATH|JDK_JAVA_OPTIONS"));
        builder.environment().put("PATH", tools.toString());
        builder.environment().putAll(environment);
        return LabProcess.start(builder);
    }

    /** Moves the project's folder. */
    void move(Path to) throws IOException {
        Files.move(folder, to);
        folder = to;
    }

    Path folder() {
        return folder;
    }

    Path script() {
        return folder.resolve("lab");
    }

    Path source(String type) throws IOException {
        Path file =
                folder.resolve("src/main/java/labs/cli").resolve(type + ".java").normalize();
        Files.createDirectories(file.getParent());
        return file;
    }

    /** How often Maven was called. */
    int builds() throws IOException {
        return Files.exists(calls()) ? Files.readAllLines(calls()).size() : 0;
    }

    /** What Maven was asked for the last time. */
    String lastBuild() throws IOException {
        List<String> calls = Files.readAllLines(calls());
        return calls.get(calls.size() - 1);
    }

    private Path calls() {
        return tools.resolve("mvn.calls");
    }

    private Path prebuilt() {
        return tools.resolve("classes");
    }

    private static Path anyJar() {
        return Stream.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar"))
                .map(Path::of)
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow();
    }

    private void compileMain() throws IOException {
        Files.createDirectories(prebuilt());
        int code = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-d",
                        prebuilt().toString(),
                        source("Main").toString(),
                        source("../check/TestCommands").toString(),
                        source("../support/jvm/ClassDataArchive").toString());
        if (code != 0) {
            throw new IOException("the main class of the fake project does not compile");
        }
    }

    private void copyReal(Path real, String type) throws IOException {
        Path to = prebuilt().resolve(type);
        Files.copy(real.resolve("target/classes").resolve(type), to, StandardCopyOption.REPLACE_EXISTING);
    }

    private void program(String name, String text) throws IOException {
        Path file = tools.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + text + "\n", StandardCharsets.UTF_8);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
