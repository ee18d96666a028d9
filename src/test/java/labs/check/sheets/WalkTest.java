package labs.check.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import labs.check.sheets.compare.Shape;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small sheets, of a project in which a lab is a script. */
class WalkTest {
    /** A lab that goes on until Ctrl-C, one that fails, one that says what is typed into the source, and one edited. */
    private static final String LAB = """
            #!/bin/sh
            case "$1" in
                1) echo "Spark UI http://127.0.0.1:4040 - driver process $$"; echo "(to,2)"; exec sleep 60 ;;
                2) echo "error: There is no water; type --demo."; exit 1 ;;
                5) echo "(to,2)"; sleep 0.3; echo "error: It broke."; exit 1 ;;
                7) sleep 60 & reads=$!
                   sleep 60 & counts=$!
                   echo "receiver 0  executor 1  reads the socket"
                   for each in "1 $reads" "0 $counts"; do
                       echo "What runs on executor ${each% *} is in process ${each#* }; it counts."
                   done
                   wait $counts
                   kill $reads && echo "executor 0 is gone"
                   wait $reads; exit 1 ;;
                8) echo "$KIND $OTHER" ;;
                6) echo after > target/classes/Lab.class; exit 0 ;;
                3) cat src/main/java/Lab.java; exit 0 ;;
                feed) echo "Serving what you type."; while read line; do echo "sent $line"; done ;;
                *) echo "error: There is no lab '$1'."; exit 2 ;;
            esac
            """;

    @TempDir
    Path project;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @BeforeEach
    void write() throws IOException {
        assumeFalse(System.getProperty("os.name").startsWith("Windows"), "The commands of a sheet need sh.");
        Path lab = project.resolve("lab");
        Files.writeString(lab, LAB);
        assertThat(lab.toFile().setExecutable(true)).isTrue();
        Path source = project.resolve("src/main/java/Lab.java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, "int a =\n    1;\nint b = 2;\n");
    }

    @Test
    void aSheetThatIsRightHasNoFault() {
        assertThat(walk("""
                        # Lab

                        Type `./lab 1`:

                        ```
                        Spark UI http://127.0.0.1:4041 - driver process 12
                        (to,2)
                        ```

                        **It fails.** `./lab 2`:

                        ```
                        error: There is no water; type --demo.
                        ```
                        """)).isEmpty();
        assertThat(printed()).contains(" line 3    ./lab 1\n", " line 10   ./lab 2\n");
    }

    @Test
    void aWordThatIsNotPrintedIsAFaultWithSheetAndLine() {
        assertThat(walk("""
                        # Lab

                        ```
                        ./lab 2
                        ```

                        ```
                        error: There is no fire; type --demo.
                        ```
                        """))
                .singleElement()
                .asString()
                .startsWith("labs/01-x.md:7: './lab 2' did not print the line 'error: There is no fire; type --demo.';"
                        + " its last lines:\n    error: There is no water; type --demo.");
    }

    @Test
    void aLineThatNeverComesIsNotWaitedForForever() {
        assertThat(walk("""
                        ```
                        ./lab 1
                        ```

                        <!-- run: within 1s -->
                        ```
                        (to,2)
                        (be,2)
                        ```
                        """))
                .singleElement()
                .asString()
                .startsWith("labs/01-x.md:6: './lab 1' did not print the line '(to,2)';");
    }

    @Test
    void aCommandThatIsNotThereAndAnErrorThatIsNotShownAreFaults() {
        assertThat(walk("Type `./lab 4`.\n\n```\n./lab 2 --sql x\n```\n"))
                .extracting(
                        Fault::line, fault -> fault.text().lines().findFirst().orElse(""))
                .containsExactly(
                        tuple(1, "'./lab 4' failed (exit code 2); its last lines:"),
                        tuple(4, "'./lab 2 --sql x' failed (exit code 1); its last lines:"));
    }

    @Test
    void aBlockCanHaveSeveralCommandsEachWithWhatItPrints() {
        assertThat(walk("""
                        ```
                        ./lab 2
                        error: There is no water; type --demo.

                        ./lab 4
                        error: There is no lab '4'.
                        ```
                        """)).isEmpty();
    }

    @Test
    void editsAreMadeAndUndoneWhereSomethingNewBegins() {
        assertThat(walk("""
                        <!-- run: edit Lab.java: int a = 1; -->
                        ```java
                        int a = 7;
                        ```

                        <!-- run: exact -->
                        ```
                        ./lab 3
                        int a = 7;
                        int b = 2;
                        ```

                        <!-- run: edit Lab.java: int b = 2; => -->
                        **Again.** `./lab 3`:

                        <!-- run: exact -->
                        ```
                        int a =
                        1;
                        ```

                        <!-- run: edit Lab.java: int c -->
                        ```java
                        ```
                        """)).singleElement().hasToString("labs/01-x.md:23: Lab.java has no 'int c' to be edited");
    }

    @Test
    void whatIsTypedReachesTheSourceAndAWaitThatIsInVainIsAFault() {
        assertThat(walk("""
                        ```
                        ./lab feed --port 0
                        ```

                        <!-- run:
                        type to be
                        wait source for sent to be
                        within 1s
                        wait source for sent or not
                        -->

                        """))
                .singleElement()
                .asString()
                .startsWith("labs/01-x.md:5: the line with 'sent or not' did not come; its last lines:");
    }

    @Test
    void whatIsNotRunIsListedWithItsReason() {
        assertThat(walk("<!-- run: skip it takes a day -->\n```\n./lab 9\n```\n\n`./lab check NAME`\n"))
                .isEmpty();
        assertThat(printed()).contains("./lab 9  (it takes a day)", "./lab check NAME  (a reader puts something in)");
    }

    @Test
    void aBlockWithNothingTypedBeforeItIsListedAsNotCompared() {
        assertThat(walk("# Lab\n\n```\n(to,2)\n```\n\n<!-- run: skip takes a day -->\nEdit and look.\n"))
                .isEmpty();
        assertThat(printed()).contains("not compared  line 3    (to,2)  (nothing is typed before it)");
        assertThat(printed()).contains("not run  line 8    (takes a day)");
    }

    @Test
    void aLabThatFailsWhenNobodyLooksAnyMoreIsAFault() {
        assertThat(walk("""
                        ```
                        ./lab 5
                        (to,2)
                        ```

                        <!-- run: wait lab for error -->

                        # Next
                        """)).singleElement().asString().startsWith("labs/01-x.md:2: './lab 5' failed (exit code 1);");
    }

    @Test
    void whatWasBuiltBeforeAnEditIsBroughtBackWithIt() throws IOException {
        Path built = project.resolve("target/classes/Lab.class");
        Files.createDirectories(built.getParent());
        Files.writeString(built, "before");
        assertThat(walk("""
                        <!-- run:
                        edit Lab.java: int b = 2; =>
                        start ./lab 6
                        -->

                        # Next

                        ```
                        ./lab 3
                        int a =
                        1;
                        int b = 2;
                        ```
                        """)).isEmpty();
        assertThat(built).hasContent("before");
        assertThat(printed()).contains("./lab 6\n");
    }

    @Test
    void theExecutorThatTheLabHasNamedIsKilledAndWhatTheLabSaysIsCompared() {
        String sheet = """
                <!-- run:
                start ./lab 7
                wait for process
                wait for process
                start echo beside
                kill executor without the receiver
                look at the lab
                between
                %s
                -->
                ```
                receiver 0  executor 1  reads the socket
                executor 0 is gone
                ```

                <!-- run: wait lab for nothing more -->
                """;
        assertThat(walk(sheet.formatted("fails")))
                .singleElement()
                .asString()
                .startsWith("labs/01-x.md:16: the line with 'nothing more' did not come;");
        assertThat(walk(sheet.formatted("")))
                .extracting(Fault::text)
                .anyMatch(text -> text.startsWith("'./lab 7' failed (exit code 1);"));
    }

    @Test
    void aVariableOfTheEnvironmentIsForTheCommandBehindIt() {
        assertThat(walk("```\nKIND=\"no lab\" OTHER=x ./lab 8\nno lab x\n```\n"))
                .isEmpty();
    }

    @Test
    void theDriverThatWasNamedIsKilled() throws IOException {
        Process driver = new ProcessBuilder("sleep", "60").start();
        assertThat(walk("<!-- run:\nstart echo The driver is process " + driver.pid()
                        + ".\nwait for driver\nkill driver\nkill driver\n-->\n"))
                .singleElement()
                .hasToString("labs/01-x.md:1: process " + driver.pid() + " is not there any more");
        assertThat(driver.onExit()).succeedsWithin(java.time.Duration.ofSeconds(20));
    }

    @Test
    void aMarkThatNobodyUnderstandsIsAFault() {
        assertThat(walk("<!-- run: jump -->\n"))
                .singleElement()
                .hasToString("labs/01-x.md:1: 'jump' is no step that a mark can have");
    }

    @Test
    void theBuildRunsWhatIsMarkedAsQuick() {
        List<Part> parts = SheetText.quick(SheetText.parts("""
                ```
                ./lab 1
                ```
                <!-- run: quick -->
                ```
                ./lab 2
                ```
                Then
                ```
                error: There is no water; type --demo.
                ```
                ```
                ./lab 4
                ```
                """.lines().toList()));
        assertThat(walk(parts)).isEmpty();
        assertThat(printed()).contains("./lab 2\n").doesNotContain("./lab 1", "./lab 4");
    }

    private List<Fault> walk(String sheet) {
        return walk(SheetText.parts(sheet.lines().toList()));
    }

    private List<Fault> walk(List<Part> parts) {
        try (Walk walk = new Walk(
                project, "labs/01-x.md", new Shape(), new PrintStream(printed, true, StandardCharsets.UTF_8))) {
            return walk.through(parts);
        }
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
