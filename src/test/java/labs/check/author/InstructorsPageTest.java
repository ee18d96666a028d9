package labs.check.author;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import labs.check.Fixture;
import labs.check.catalogue.Catalogue;
import labs.check.catalogue.Exercise;
import labs.check.catalogue.Inventory;
import labs.check.verdict.TestRun;
import labs.support.Workspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who copies what the page for instructors shows, step by step, has an exercise that is proven. */
class InstructorsPageTest {
    private static final String SHEET = "labs/03-windowed-word-count.md";
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```");
    private static final Pattern CLASS = Pattern.compile("(?m)^(?:public final )?class (\\w+)");

    private final ClassLoader before = Thread.currentThread().getContextClassLoader();

    @AfterEach
    void restoreLoader() {
        Thread.currentThread().setContextClassLoader(before);
    }

    @Test
    void itsExerciseIsProven(@TempDir Path home) throws IOException {
        String page = Files.readString(Workspace.home().resolve("labs/instructors.md"));
        Fixture project = new Fixture(home);
        project.write(SHEET, Files.readString(Workspace.home().resolve(SHEET)));
        List<String> files = new NewExercise(home, "3", "RareWords").create();
        assertThat(page).contains("\n" + String.join("\n", files) + "\n```");

        Map<String, String> classes = classes(page);
        assertThat(classes)
                .containsOnlyKeys("RareWordsExerciseTest", "RareWordsSolution", "RareWordsMistakes", "RareWords");
        classes.forEach((name, text) -> project.write(fileOf(name, files), text));
        Exercise exercise = Catalogue.read(home).exercise("RareWords");
        assertThat(new Inventory(home).missing(exercise)).isEmpty();
        ClassLoader loader = project.loader();
        Thread.currentThread().setContextClassLoader(loader);
        assertThat(TestRun.run(load(loader, exercise), "student", name -> {}).pending())
                .isTrue();
        Proof proof = new Proof(exercise);
        assertThat(proof.ofSolution()).isEmpty();
        assertThat(proof.ofMistakes()).isEmpty();
        assertThat(page).contains("./lab check RareWords\n./lab prove RareWords\n");
    }

    /** The classes that the page shows whole, by name. */
    private static Map<String, String> classes(String page) {
        Map<String, String> classes = new LinkedHashMap<>();
        Matcher block = BLOCK.matcher(page);
        while (block.find()) {
            Matcher type = CLASS.matcher(block.group(2));
            if (block.group(1).equals("java")) {
                assertThat(type.find()).as(block.group(2)).isTrue();
                classes.put(type.group(1), block.group(2));
            }
        }
        return classes;
    }

    private static String fileOf(String className, List<String> files) {
        return files.stream()
                .filter(file -> file.endsWith("/" + className + ".java"))
                .findFirst()
                .orElseThrow();
    }

    private static Class<?> load(ClassLoader loader, Exercise exercise) {
        try {
            return loader.loadClass(exercise.testClass());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
