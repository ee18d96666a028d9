package labs.check.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import labs.check.Fixture;
import labs.check.verdict.Verdict;
import labs.check.verdict.Verdict.State;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a student writes ends in a clear verdict, and the next check works. */
class WorkshopTest {
    private static Fixture project;
    private static Workshop workshop;

    @BeforeAll
    static void write(@TempDir Path home) {
        project = new Fixture(home);
        project.test(
                "Loop",
                1,
                "JavaDStream<String> echo(JavaDStream<String> lines);",
                "run(answer::echo).onBatches(List.of(\"a\")).expect(List.of(\"a\"));");
        project.test(
                "Ship",
                10,
                "JavaDStream<String> echo(JavaDStream<String> lines);",
                "run(answer::echo).shipped().onBatches(List.of(\"a\")).expect(List.of(\"a!\"));");
        workshop = project.workshop();
    }

    @AfterAll
    static void close() {
        workshop.close();
    }

    @Test
    void anUntouchedStubIsPending() {
        project.stub("Echo");
        Verdict verdict = check();
        assertThat(verdict.state()).isEqualTo(State.PENDING);
        assertThat(verdict.text()).isEqualTo("pending  Echo  (src/exercises/java/labs/lab01/Echo.java)");
    }

    @Test
    void aStaleClassNeverPasses() {
        for (int i = 0; i < 4; i++) {
            project.answer("Echo", "return lines.map(line -> line + line);");
            assertThat(check().text()).isEqualTo("solved   Echo");
            project.answer("Echo", "return lines.map(line -> line);");
            Verdict wrong = check();
            assertThat(wrong.state()).isEqualTo(State.WRONG);
            assertThat(wrong.text())
                    .contains("batch 1   input     [\"a\"]", "expected  [\"aa\"]", "got       [\"a\"]")
                    .contains("-> You said it once.");
        }
    }

    @Test
    void aWrongAnswerThatNobodyKnowsHasNoSentence() {
        project.answer("Echo", "return lines.map(line -> line + '!');");
        assertThat(check().sentence()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "while (true) { Thread.onSpinWait(); }",
                "return lines.map(line -> { while (true) { java.util.concurrent.locks.LockSupport.park(); } });"
            })
    void anAnswerThatHangsIsToldWhere(String body) {
        project.answer("Loop", body);
        Verdict verdict = workshop.check(project.exercise("Loop"), true);
        assertThat(verdict.state()).isEqualTo(State.WRONG);
        // A busy machine is given more time until the code has begun.
        assertThat(verdict.text())
                .containsPattern("Your code hangs: the test was not done after [123] s; it was at Loop\\.java:6\\.");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {"static String mark, WRONG", "static final String mark = '!', SOLVED"})
    void allThatAStudentWritesIsNewInANewDriver(String field, State state) {
        String wiring = field.contains("final") ? "" : "Line.mark = \"!\";";
        project.student("Ship", """
                package labs.lab01;
                import org.apache.spark.streaming.api.java.JavaDStream;
                public final class Ship {
                    public static JavaDStream<String> echo(JavaDStream<String> lines) {
                        %s
                        return lines.map(Line::new).map(Line::marked);
                    }
                }
                record Line(String text) implements java.io.Serializable {
                    %s;
                    String marked() { return text + mark; }
                }
                """.formatted(wiring, field.replace('\'', '"')));
        Verdict verdict = workshop.check(project.exercise("Ship"), true);
        assertThat(verdict.state()).as(verdict.text()).isEqualTo(state);
    }

    static Stream<Arguments> answers() {
        String map = "return lines.map(line -> { %s });";
        return Stream.of(
                answer("System.exit(0); return null;", State.WRONG, "Your code ends the JVM (Echo.java:6)"),
                answer(map.formatted("System.exit(0); return line;"), State.WRONG, "Your code ends the JVM"),
                answer("Runtime.getRuntime().halt(5); return null;", State.WRONG, "ended the JVM (exit code 5)"),
                answer(
                        "byte[][] all = new byte[99][]; for (int i = 0; i < 99; i++) all[i] = new byte[1 << 30];"
                                + " return null;",
                        State.WRONG,
                        "Your code used up the memory"),
                answer(
                        "throw new IllegalStateException(\"no!\");",
                        State.WRONG,
                        "IllegalStateException: no!\n    at" + " Echo.java:6"),
                answer(
                        map.formatted("throw new IllegalStateException(\"no!\");"),
                        State.WRONG,
                        "Batch 1 of 2 failed: IllegalStateException: no!"),
                answer("return echo(lines);", State.WRONG, "StackOverflowError\n    at Echo.java:6"),
                answer(
                        map.formatted("java.util.List<Object> all = new java.util.ArrayList<>(); all.add(all);"
                                + " return line + all.hashCode();"),
                        State.WRONG,
                        "Batch 1 of 2 failed: StackOverflowError: a method calls itself without end"),
                answer(map.formatted("return \"x\".repeat(1_000_000);"), State.WRONG, "x\"... 999600 more characters"),
                answer("return null;", State.WRONG, "The pipeline returned null instead of a DStream."),
                answer(
                        "for (int i = 0; i < 1_000_000; i++) System.out.println(i);\nreturn lines;",
                        State.WRONG,
                        "| 19\n  | ... and 999980 more lines"),
                answer(
                        "System.err.println(\"seen\"); return lines.map(line -> line + line);",
                        State.SOLVED,
                        "Your code printed:\n  | seen"),
                answer(
                        "return lines",
                        State.NOT_COMPILED,
                        "src/exercises/java/labs/lab01/Echo.java:6: error: ';' expected"),
                answer("return 1;", State.NOT_COMPILED, "incompatible types: int cannot be converted"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void everyAnswerEndsInAVerdict(String body, State state, String text) {
        project.answer("Echo", body);
        Verdict verdict = check();
        assertThat(verdict.text()).contains(text);
        assertThat(verdict.state()).isEqualTo(state);
    }

    static Stream<Arguments> encodings() {
        return Stream.of(
                Arguments.of("\uFEFF", StandardCharsets.UTF_8, "begins with a byte order mark"),
                Arguments.of("\uFEFF", StandardCharsets.UTF_16LE, "is saved as UTF-16: save it as UTF-8."),
                Arguments.of("", StandardCharsets.UTF_16BE, "is saved as UTF-16: save it as UTF-8."),
                Arguments.of("\n", StandardCharsets.ISO_8859_1, "is not saved as UTF-8 (in line 2"));
    }

    @ParameterizedTest
    @MethodSource("encodings")
    void aFileInAnotherEncodingIsOneSentence(String start, Charset encoding, String sentence) throws IOException {
        Path file = project.exercise("Echo").studentFile();
        Files.writeString(file, start + "/* \u00e9\u00e0 */ package labs.lab01; final class Echo {}", encoding);
        Verdict verdict = check();
        assertThat(verdict.state()).isEqualTo(State.NOT_COMPILED);
        assertThat(verdict.details())
                .singleElement()
                .asString()
                .startsWith("src/exercises/java/labs/lab01/Echo.java " + sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"return lines.map(line -> line + line);", "while (true) { Thread.onSpinWait(); }"})
    @DisabledOnOs(OS.WINDOWS)
    void whatAnAnswerLeavesBehindIsGone(String body) {
        project.answer("Loop", """
                try {
                    System.out.println(new ProcessBuilder("sleep", "600").start().pid());
                    System.out.println(java.nio.file.Files.createFile(java.nio.file.Path.of("mine")).toAbsolutePath());
                    System.out.println(java.nio.file.Files.createTempFile("mine", ""));
                } catch (java.io.IOException e) {
                    throw new IllegalStateException(e);
                }
                """ + body);
        Verdict verdict = workshop.check(project.exercise("Loop"), true);
        assertThat(verdict.printed()).as(verdict.text()).hasSize(3);
        assertThat(Path.of(verdict.printed().get(1))).doesNotExist();
        assertThat(Path.of(verdict.printed().get(2))).doesNotExist();
        Awaitility.await()
                .until(() -> ProcessHandle.of(Long.parseLong(verdict.printed().get(0)))
                        .filter(ProcessHandle::isAlive)
                        .isEmpty());
        assertThat(project.home().resolve("mine")).doesNotExist();
    }

    @Test
    void aTestThatTakesLongIsToldOfWhileItRuns() {
        List<String> news = new ArrayList<>();
        project.answer("Echo", "while (true) { Thread.onSpinWait(); }");
        assertThat(workshop.check(project.exercise("Echo"), true, news::add).text())
                .contains("Your code hangs");
        assertThat(news).first().isEqualTo("first is not done after 2 s; after 4 s it counts as hanging");
    }

    @Test
    void aFileThatIsNotTheExerciseIsNotMistakenForAnOlderOne() {
        project.answer("Echo", "return lines.map(line -> line + line);");
        assertThat(check().solved()).isTrue();
        project.replace("src/exercises/java/labs/lab01/Echo.java", "public final class Echo", "final class Other");
        assertThat(check().text())
                .contains("does not compile Echo")
                .contains("Echo.java must hold the class Echo in the package labs.lab01.");
        project.delete("src/exercises/java/labs/lab01/Echo.java");
        assertThat(check().text()).contains("src/exercises/java/labs/lab01/Echo.java is missing.");
    }

    @Test
    void aMethodWithOtherParametersIsNamed() {
        project.student(
                "Echo", "package labs.lab01; public class Echo { public static int echo(int i) { return i; } }");
        assertThat(check().text())
                .contains("Echo must have the method: public static JavaDStream<String> echo(JavaDStream<String>)");
    }

    @Test
    void aThreadThatIsLeftBehindDoesNotDisturbTheNextCheck() {
        long before = workshop.process().pid();
        project.answer(
                "Echo",
                "new Thread(() -> { while (true) { java.util.concurrent.locks.LockSupport.park(); } }).start();\n"
                        + "return lines.map(line -> line + line);");
        assertThat(check().solved()).isTrue();
        assertThat(workshop.process().pid()).isNotEqualTo(before);
        project.stub("Echo");
        assertThat(check().state()).isEqualTo(State.PENDING);
    }

    @Test
    void aStudentsOwnClassBesideTheExerciseIsCompiledWithIt() {
        project.student("Twice", "package labs.lab01; class Twice { static String of(String s) { return s + s; } }");
        project.answer("Echo", "return lines.map(Twice::of);");
        assertThat(check().text()).isEqualTo("solved   Echo");
    }

    @ParameterizedTest
    @ValueSource(strings = {"java.util.Optional", "java.util.*"})
    void javasOptionalInPlaceOfSparksIsToldInOneSentence(String imported) {
        project.student("Echo", """
                package labs.lab01;
                import %s;
                import org.apache.spark.streaming.api.java.JavaDStream;
                import scala.Tuple2;
                public final class Echo {
                    public static JavaDStream<String> echo(JavaDStream<String> lines) {
                        return lines.mapToPair(line -> new Tuple2<>(line, line))
                                .updateStateByKey((arrived, before) -> Optional.of(1))
                                .map(Tuple2::_1);
                    }
                }
                """.formatted(imported));
        Verdict verdict = check();
        assertThat(verdict.state()).isEqualTo(State.NOT_COMPILED);
        assertThat(verdict.details())
                .singleElement()
                .asString()
                .contains("src/exercises/java/labs/lab01/Echo.java:8: error: ");
        assertThat(verdict.text())
                .endsWith("\n\n  -> You use Java's Optional where Spark has its own: import"
                        + " org.apache.spark.api.java.Optional instead of java.util.Optional.");
    }

    private static Arguments answer(String body, State state, String text) {
        return Arguments.of(body, state, text);
    }

    private static Verdict check() {
        return workshop.check(project.exercise("Echo"), true);
    }
}
