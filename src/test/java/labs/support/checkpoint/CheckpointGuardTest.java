package labs.support.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import labs.support.FolderLock;
import labs.support.UserError;
import org.apache.commons.io.FileUtils;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What the guard lets through, what it stops, and what it deletes. */
class CheckpointGuardTest {

    @TempDir
    private Path temp;

    private Path folder;

    @BeforeEach
    void writeCheckpoint() throws IOException {
        folder = temp.resolve("checkpoint");
        open(Duration.ofSeconds(1), 9999);
        Files.writeString(folder.resolve("checkpoint-1000"), "as if Spark had written it");
    }

    @Test
    void theSameLabWithTheSameParametersGoesOn() {
        assertThat(open(Duration.ofMillis(1000), 9999)).isEqualTo("file:" + folder);
        assertThat(folder.resolve("checkpoint-1000")).exists();
    }

    static Stream<Arguments> mismatches() {
        return Stream.of(
                Arguments.of(
                        "another batch interval",
                        List.of("lab=" + LabA.class.getName()),
                        "with other parameters (--batch was 1s, is 2s)"),
                Arguments.of(
                        "two parameters",
                        List.of("parameter\\ --port=1234"),
                        "with other parameters (--batch was 1s, is 2s; --port was 1234, is 9999)"),
                Arguments.of(
                        "a parameter that is gone", List.of("parameter\\ --wal=true"), "--wal was true, is absent"),
                Arguments.of(
                        "another version of Spark",
                        List.of("spark=1.6.0"),
                        "Spark was 1.6.0, is " + org.apache.spark.package$.MODULE$.SPARK_VERSION()),
                Arguments.of(
                        "a changed class",
                        List.of("class\\ " + LabA.class.getName() + "=00000000"),
                        "by other code (class " + LabA.class.getName() + " was 00000000, is "));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mismatches")
    void aMismatchIsSaidWithBothWaysOn(String what, List<String> lines, String said) throws IOException {
        rewrite(Files.readString(folder.resolve(CheckpointFolder.FINGERPRINT)) + String.join("\n", lines) + "\n");

        assertThatThrownBy(() -> open(Duration.ofSeconds(2), 9999))
                .isInstanceOfSatisfying(
                        UserError.class, e -> assertThat(e.exitCode()).isEqualTo(1))
                .hasMessageContaining(said)
                .hasMessageContainingAll("--fresh", "--keep");
        assertThat(folder.resolve("checkpoint-1000")).exists();
    }

    @Test
    void aCheckpointWithoutFingerprintIsNotTrusted() throws IOException {
        Files.delete(folder.resolve(CheckpointFolder.FINGERPRINT));
        assertThatThrownBy(() -> open(Duration.ofSeconds(1), 9999))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("has no fingerprint");
        assertThatThrownBy(() -> open(Duration.ofSeconds(1), 9999, "--fresh"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("nothing in it says that this lab has written 'checkpoint-1000'");
        assertThat(folder.resolve("checkpoint-1000")).exists();
    }

    @Test
    void theCheckpointOfAnotherLabIsLeftAlone() throws IOException {
        rewrite(Files.readString(folder.resolve(CheckpointFolder.FINGERPRINT)) + "lab=labs.lab99.Other\n");
        for (String[] options : new String[][] {{}, {"--fresh"}}) {
            assertThatThrownBy(() -> open(Duration.ofSeconds(1), 9999, options))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("is one of labs.lab99.Other, not of " + LabA.class.getName())
                    .hasMessageContaining("--checkpoint");
        }
        assertThat(folder.resolve("checkpoint-1000")).exists();
    }

    @Test
    void aFolderOfAPersonsOwnIsLeftAlone() throws IOException {
        Path sources = Files.createDirectories(temp.resolve("mine/sources")).resolve("Homework.java");
        Files.writeString(sources, "not to be lost");
        folder = temp.resolve("mine");
        for (Executable lab : List.<Executable>of(
                () -> emptied(LabA.class),
                () -> emptied(LabA.class, "--fresh"),
                () -> open(Duration.ofSeconds(1), 9999),
                () -> open(Duration.ofSeconds(1), 9999, "--fresh"))) {
            assertThat(assertThrows(UserError.class, lab))
                    .hasMessageContaining("nothing in it says that this lab has written 'sources'");
        }
        assertThat(sources).hasContent("not to be lost");
    }

    @Test
    void aCheckpointThatWasCopiedIsNotRecoveredIntoTheOriginal() throws IOException {
        FileUtils.copyDirectory(folder.toFile(), temp.resolve("copy").toFile());
        Path original = folder;
        folder = temp.resolve("copy");
        for (String[] options : new String[][] {{}, {"--keep"}}) {
            assertThatThrownBy(() -> open(Duration.ofSeconds(1), 9999, options))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("was copied or moved from file:" + original)
                    .hasMessageContaining("--fresh");
        }
        open(Duration.ofSeconds(1), 9999, "--fresh");
        assertThat(original.resolve("checkpoint-1000")).exists();
        assertThat(folder.resolve("checkpoint-1000")).doesNotExist();
    }

    @Test
    void keepGoesOnAndTheFingerprintStaysThatOfTheCheckpoint() throws IOException {
        String before = Files.readString(folder.resolve(CheckpointFolder.FINGERPRINT));
        open(Duration.ofSeconds(2), 1234, "--keep");
        assertThat(folder.resolve(CheckpointFolder.FINGERPRINT)).hasContent(before);
    }

    @Test
    void freshStartsOverWithANewFingerprint() {
        open(Duration.ofSeconds(2), 1234, "--fresh");
        assertThat(folder.resolve("checkpoint-1000")).doesNotExist();
        assertThat(folder.resolve(CheckpointFolder.FINGERPRINT)).content().contains("--batch=2s");
    }

    @Test
    void freshAndKeepTogetherAreRefused() {
        assertThatThrownBy(() -> open(Duration.ofSeconds(1), 9999, "--fresh", "--keep"))
                .isInstanceOfSatisfying(
                        UserError.class, e -> assertThat(e.exitCode()).isEqualTo(2));
        assertThat(folder.resolve("checkpoint-1000")).exists();
    }

    @Test
    void aFolderWithAnythingElseInItIsNotDeleted() throws IOException {
        Files.writeString(folder.resolve("thesis.txt"), "not to be lost");
        assertThatThrownBy(() -> open(Duration.ofSeconds(1), 9999, "--fresh"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("'thesis.txt' in it is not part of a checkpoint");
        assertThat(folder.resolve("thesis.txt")).exists();
        assertThat(folder.resolve("checkpoint-1000")).exists();
    }

    @Test
    void aFolderWithoutCheckpointGetsANewFingerprint() throws IOException {
        Files.delete(folder.resolve("checkpoint-1000"));
        open(Duration.ofSeconds(3), 9999);
        assertThat(folder.resolve(CheckpointFolder.FINGERPRINT)).content().contains("--batch=3s");
    }

    @Test
    void aLabThatStartsEmptyDeletesItsOwnCheckpointOnly() throws IOException {
        assertThatThrownBy(() -> emptied(LabB.class))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("is one of " + LabA.class.getName());
        assertThat(folder.resolve("checkpoint-1000")).exists();

        emptied(LabA.class);
        assertThat(folder.resolve("checkpoint-1000")).doesNotExist();
        Files.writeString(folder.resolve("checkpoint-2000"), "again");
        assertThatThrownBy(() -> emptied(LabB.class, "--fresh")).isInstanceOf(UserError.class);
        assertThat(folder.resolve("checkpoint-2000")).exists();
    }

    static Stream<Arguments> uselessFolders() {
        return Stream.of(
                Arguments.of("file", "is a file"),
                Arguments.of("file/below", "lies below a file"),
                Arguments.of("nosuch://host/folder", "No file system is known for"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("uselessFolders")
    void aFolderThatCannotBeUsedIsSaid(String name, String said) throws IOException {
        Files.writeString(temp.resolve("file"), "a file");
        String typed = name.contains("://") ? name : temp.resolve(name).toString();
        Command1 command = new Command1();
        new CommandLine(command).parseArgs("--checkpoint", typed);
        assertThatThrownBy(() -> command.guard.open(LabA.class, new SparkConf(false), false))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(said)
                .hasMessageContaining("--checkpoint");
    }

    /** In /proc nobody makes a folder, not even root, for whom no folder of an ordinary disk is read-only. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aFolderThatCannotBeWrittenIsSaid() {
        Command1 command = new Command1();
        new CommandLine(command).parseArgs("--checkpoint", "/proc/labs");
        assertThatThrownBy(() -> command.guard.open(LabA.class, new SparkConf(false), false))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("The checkpoint folder /proc/labs cannot be made");
    }

    @Test
    void aDamagedFingerprintIsSaid() throws IOException {
        rewrite("lab=\\u12");
        assertThatThrownBy(() -> open(Duration.ofSeconds(1), 9999))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("cannot be read")
                .hasMessageContaining("--fresh");
    }

    /** The local file system keeps a checksum beside each file. */
    private void rewrite(String fingerprint) throws IOException {
        Files.writeString(folder.resolve(CheckpointFolder.FINGERPRINT), fingerprint);
        Files.delete(folder.resolve("." + CheckpointFolder.FINGERPRINT + ".crc"));
    }

    private String open(Duration batch, int port, String... options) {
        Command1 command = new Command1();
        new CommandLine(command).parseArgs(with("--checkpoint", folder, options));
        try {
            return command.guard
                    .dependsOn("--batch", batch)
                    .dependsOn("--port", port)
                    .open(LabA.class, new SparkConf(false), false);
        } finally {
            FolderLock.endOfTheLab();
        }
    }

    private void emptied(Class<?> lab, String... options) {
        Command2 command = new Command2();
        new CommandLine(command).parseArgs(with("--checkpoint", folder, options));
        try {
            command.checkpoint.emptied(lab, new SparkConf(false));
        } finally {
            FolderLock.endOfTheLab();
        }
    }

    private static String[] with(String option, Path value, String... more) {
        return Stream.concat(Stream.of(option, value.toString()), Stream.of(more))
                .toArray(String[]::new);
    }

    @Command(name = "recovers")
    static final class Command1 {
        @Mixin
        private CheckpointGuard guard;
    }

    @Command(name = "startsEmpty")
    static final class Command2 {
        @Mixin
        private CheckpointOptions checkpoint;
    }

    /** Stands for a lab's main class. */
    static final class LabA {}

    /** Another one. */
    static final class LabB {}
}
