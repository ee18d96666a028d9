package labs.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import labs.check.catalogue.Exercise;
import labs.check.catalogue.StudentCompiler;
import labs.check.catalogue.StudentCompiler.Compiled;
import labs.check.worker.Workshop;
import labs.harness.lab.QuickStart;

/**
 * A small project in a temporary folder with one lab and two exercises, for tests of what works on projects.
 * {@code Shout} needs no Spark, {@code Echo} is a stream.
 */
public final class Fixture {
    static final String SHEET = """
            ---
            lab: 1
            title: Loud words
            teaches: how to be loud
            mains: [LoudWords]
            exercises: [Shout, Echo]
            ---
            # Lab 1

            ## Exercises

            ### Shout

            Say it loud.

            ```
            hi -> HI
            ```

            <details><summary>Hint 1</summary>Think of letters.</details>
            <details><summary>Hint 2</summary>Think of toUpperCase.</details>

            ### Echo

            Say it twice.

            ```
            hi -> hihi
            ```

            <details><summary>Hint 1</summary>Think of map.</details>
            <details><summary>Hint 2</summary>Think of line + line.</details>

            ## Further reading
            """;
    private static final String SHOUT = "public static String shout(String word)";
    private static final String ECHO = "public static JavaDStream<String> echo(JavaDStream<String> lines)";

    private final Path home;

    private Fixture(Path home, boolean there) {
        this.home = home;
    }

    /** A project that is there already. */
    public static Fixture in(Path home) {
        return new Fixture(home, true);
    }

    /** Writes the project. */
    public Fixture(Path home) {
        this(home, false);
        write("labs/01-loud-words.md", SHEET);
        write("src/main/java/labs/lab01/LoudWords.java", "package labs.lab01; public class LoudWords {}");
        student("Shout", stub("Shout", SHOUT));
        student("Echo", stub("Echo", ECHO));
        test("Shout", "String shout(String word);", "assertThat(answer.shout(\"hi\")).isEqualTo(\"HI\");");
        test(
                "Echo",
                "JavaDStream<String> echo(JavaDStream<String> lines);",
                "run(answer::echo).onBatches(List.of(\"a\"), List.of(\"b\")).expect(List.of(\"aa\"), List.of(\"bb\"));");
        solution("Shout", SHOUT + " { return word.toUpperCase(); }");
        solution("Echo", ECHO + " { return lines.map(line -> line + line); }");
        mistakes(
                "Shout",
                mistake("Whispers", "Louder, please.", SHOUT + " { return word.toLowerCase(); }"),
                mistake("Stutters", "Once is enough.", SHOUT + " { return word.toUpperCase() + word.toUpperCase(); }"));
        mistakes("Echo", mistake("SaysOnce", "You said it once.", ECHO + " { return lines; }"));
    }

    public Path home() {
        return home;
    }

    public Exercise exercise(String name) {
        return new Exercise(home.toFile(), 1, name);
    }

    /** Writes what a student might write: the body of the exercise's method. */
    public void answer(String name, String body) {
        String method = name.equals("Shout") ? SHOUT : ECHO;
        student(name, classOf(name, method + " {\n" + body + "\n}"));
    }

    /** Writes the whole file of a student. */
    public void student(String name, String text) {
        write("src/exercises/java/labs/lab01/" + name + ".java", text);
    }

    /** Puts the stub back. */
    public void stub(String name) {
        student(name, stub(name, name.equals("Shout") ? SHOUT : ECHO));
    }

    public void solution(String name, String method) {
        write("src/solutions/java/labs/lab01/" + name + "Solution.java", classOf(name + "Solution", method));
    }

    /** Writes another right answer. */
    public void alternative(String name, String alternative, String method) {
        write(
                "src/solutions/java/labs/lab01/" + name + "Alternatives.java",
                classOf(name + "Alternatives", "public static final class " + alternative + " { " + method + " }"));
    }

    public void mistakes(String name, String... mistakes) {
        write(
                "src/solutions/java/labs/lab01/" + name + "Mistakes.java",
                classOf(name + "Mistakes", String.join("\n", mistakes)));
    }

    /** Writes a collection of wrong answers. */
    public void wrongAnswers(String name, String... methods) {
        write(
                "src/solutions/java/labs/lab01/" + name + "WrongAnswers.java",
                classOf(name + "WrongAnswers", String.join("\n", methods)));
    }

    public static String mistake(String name, String sentence, String method) {
        return "@labs.check.Mistake(\"%s\") public static final class %s { %s }".formatted(sentence, name, method);
    }

    /** Replaces text in a file of the project. */
    public void replace(String file, String from, String to) {
        String text = read(file);
        if (!text.contains(from)) {
            throw new IllegalArgumentException(file + " has no '" + from + "'");
        }
        write(file, text.replace(from, to));
    }

    public void delete(String file) {
        try {
            Files.delete(home.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String read(String file) {
        try {
            return Files.readString(home.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void write(String file, String text) {
        write(home.resolve(file), text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Compiles the sources in some folders of the project.
     *
     * @return the folder of the classes
     */
    public Path compile(Path... sources) {
        List<Path> files = new ArrayList<>();
        for (Path source : sources) {
            files.addAll(StudentCompiler.javaFiles(home.resolve(source)));
        }
        try (StudentCompiler compiler = new StudentCompiler()) {
            Compiled compiled = compiler.compile(home, home.resolve(sources[0]), files);
            if (!compiled.errors().isEmpty()) {
                throw new IllegalArgumentException(compiled.errors());
            }
            Path classes = home.resolve("target/classes");
            for (Map.Entry<String, byte[]> type : compiled.classes().entrySet()) {
                write(classes.resolve(type.getKey().replace('.', '/') + ".class"), type.getValue());
            }
            return classes;
        }
    }

    /** A place where the exercises of this project are checked: with its tests and solutions, as the launcher does it. */
    public Workshop workshop() {
        return workshop(compile(Exercise.TESTS, Exercise.SOLUTIONS));
    }

    /** The same with other folders of classes and resources. */
    public Workshop workshop(Path... folders) {
        return new Workshop(home.resolve("work"), QuickStart.classPath(folders), List.of(QuickStart.archive()));
    }

    /** Compiles everything, and answers with a loader for it. */
    public ClassLoader loader() {
        try {
            Path classes = compile(Exercise.TESTS, Exercise.SOLUTIONS, Exercise.STUDENTS, Path.of("src/main/java"));
            return new URLClassLoader(new URL[] {classes.toUri().toURL()}, Fixture.class.getClassLoader());
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void test(String name, String task, String check) {
        test(name, 4, task, check);
    }

    /**
     * Writes the test of an exercise.
     *
     * @param patience how many seconds it may take
     * @param task the methods that it calls
     * @param check what it does with the answer
     */
    public void test(String name, int patience, String task, String check) {
        write("src/test/java/labs/lab01/" + name + "ExerciseTest.java", """
                package labs.lab01;
                import static labs.harness.Bench.run;
                import static org.assertj.core.api.Assertions.assertThat;
                import java.util.List;
                import labs.check.ExerciseTest;
                import org.apache.spark.streaming.api.java.JavaDStream;
                import org.junit.jupiter.api.Test;
                @ExerciseTest(patience = %d)
                class %sExerciseTest {
                    interface Task { %s }
                    @Test void first(Task answer) { %s }
                }
                """.formatted(patience, name, task, check));
    }

    private static String stub(String name, String method) {
        return classOf(name, "/** <pre>in and out</pre> */ " + method + " {\n throw new NotSolvedYet();\n}");
    }

    private static String classOf(String name, String methods) {
        return """
                package labs.lab01;
                import labs.check.NotSolvedYet;
                import org.apache.spark.streaming.api.java.JavaDStream;
                public final class %s {
                %s
                }
                """.formatted(name, methods);
    }

    private static void write(Path file, byte[] text) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
