package labs.check.author;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import labs.check.Fixture;
import labs.check.Folders;
import labs.check.catalogue.Exercise;
import labs.check.catalogue.ProjectFiles;
import labs.check.worker.Workshop;
import labs.support.UserError;
import labs.support.Workspace;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What students are given, and what is kept back. */
class HandoutTest {
    /** Where the exercises of all these projects are checked: they have the same tests and solutions. */
    private static Workshop workshop;

    @TempDir
    Path temporary;

    private Fixture project;

    @BeforeAll
    static void open(@TempDir Path home) {
        workshop = new Fixture(home).workshop();
    }

    @AfterAll
    static void close() {
        workshop.close();
    }

    @BeforeEach
    void write() {
        project = new Fixture(temporary.resolve("project"));
    }

    @Test
    void aHandoutHasNoSolutionAndKnowsTheSentences() {
        Path target = temporary.resolve("handout");
        lieAround();
        project.write(".vscode/launch.json", "{}");
        new Handout(project.home(), target, workshop).write(news -> {});
        assertThat(names(target))
                .containsExactly(
                        ".vscode/launch.json",
                        "labs/01-loud-words.md",
                        "src/exercises/java/labs/lab01/Echo.java",
                        "src/exercises/java/labs/lab01/Shout.java",
                        "src/main/java/labs/lab01/LoudWords.java",
                        "src/test/java/labs/lab01/EchoExerciseTest.java",
                        "src/test/java/labs/lab01/ShoutExerciseTest.java",
                        "src/test/resources/labs/check/mistakes.yaml");
        checkInHandout(target);
        assertThatThrownBy(() -> new Handout(target, temporary.resolve("again"), null).write(news -> {}))
                .hasMessageContaining("it is a handout already");
    }

    private void checkInHandout(Path target) {
        Fixture handout = Fixture.in(target);
        handout.answer("Echo", "return lines;");
        Path classes = handout.compile(Exercise.TESTS);
        try (Workshop ofHandout = handout.workshop(classes, target.resolve("src/test/resources"))) {
            assertThat(ofHandout.check(handout.exercise("Echo"), false).sentence())
                    .isEqualTo("You said it once.");
        }
    }

    @Test
    void aHandoutIsRefusedWhereASolutionWouldGoWithIt() throws Exception {
        Path target = temporary.resolve("handout");
        assertRefused(project.home().resolve("copy"), "lies inside of the project");
        Files.createDirectories(target);
        Files.writeString(target.resolve("file"), "");
        assertRefused(target, "is there already");
        project.answer("Shout", "return word.toUpperCase();");
        assertRefused(temporary.resolve("new"), "Shout.java is solved here already");
        project.delete("src/solutions/java/labs/lab01/ShoutMistakes.java");
        assertRefused(temporary.resolve("new"), "An exercise is not complete: Shout: no mistakes");
    }

    private void assertRefused(Path target, String sentence) {
        assertThatThrownBy(() -> new Handout(project.home(), target, null).write(news -> {}))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(sentence);
    }

    /** What is in many a project's folder, and not of the project. */
    private void lieAround() {
        project.write("target/classes/labs/lab01/ShoutSolution.class", "compiled");
        project.write("work/old/ShoutSolution.java", "class ShoutSolution {}");
        project.write(".vscode/settings.json", "{}");
        project.write("labs/whiteboard.png", "a picture");
        project.write("data/lectures.parquet", "data");
        project.write("models/kmeans/part-0", "a model");
        project.write("grades.csv", "names");
        project.write("src/exercises/java/labs/lab01/Shout.java.orig", "what was there before");
    }

    @Test
    void whereGitTellsOnlyWhatItTracksIsHandedOut() throws Exception {
        git("init", "-q");
        git("add", ".");
        lieAround();
        project.write("lab", "the launcher");
        assertRefused(temporary.resolve("new"), "Students would not get what Git does not track: lab. Type git add");
        git("add", "lab");
        project.write("models/notes.md", "not tracked, and not where notes belong");
        Path target = temporary.resolve("handout");
        new Handout(project.home(), target, workshop).write(news -> {});
        assertThat(names(target))
                .containsExactly(
                        "lab",
                        "labs/01-loud-words.md",
                        "src/exercises/java/labs/lab01/Echo.java",
                        "src/exercises/java/labs/lab01/Shout.java",
                        "src/main/java/labs/lab01/LoudWords.java",
                        "src/test/java/labs/lab01/EchoExerciseTest.java",
                        "src/test/java/labs/lab01/ShoutExerciseTest.java",
                        "src/test/resources/labs/check/mistakes.yaml");
    }

    @Test
    void theKindsOfFilesAreThoseOfThisProject() {
        Assumptions.assumeTrue(Files.exists(Workspace.home().resolve(".git")), "Git tells what is tracked");
        List<Path> others = new ArrayList<>(ProjectFiles.of(Workspace.home()));
        others.removeAll(ProjectFiles.byKind(Workspace.home()));
        assertThat(others).isEmpty();
    }

    @Test
    void whatIsOnlyBegunIsNotHandedOut() throws IOException {
        new NewExercise(project.home(), "1", "RareWords").create();
        String begun = "Not all is written that ./lab new has begun: ";
        String stub = "src/exercises/java/labs/lab01/RareWords.java";
        String test = "src/test/java/labs/lab01/RareWordsExerciseTest.java";
        assertRefused(temporary.resolve("new"), begun + "labs/01-loud-words.md, " + stub + ", " + test);
        finish("labs/01-loud-words.md");
        finish(stub);
        assertRefused(temporary.resolve("new"), begun + test);
    }

    private void finish(String file) throws IOException {
        Path path = project.home().resolve(file);
        Files.writeString(path, Files.readString(path).replaceAll("\\(An instructor[^)]*\\)", "Find them."));
    }

    private static List<String> names(Path folder) {
        return Folders.files(folder).stream()
                .map(file -> ProjectFiles.slashes(folder.relativize(file)))
                .toList();
    }

    private void git(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Process git = new ProcessBuilder(command)
                .directory(project.home().toFile())
                .inheritIO()
                .start();
        assertThat(git.waitFor()).isZero();
    }
}
