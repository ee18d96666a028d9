package labs.cli.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import labs.support.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read from the sheets. */
class SheetsTest {
    private static final String SHEET = """
            ---
            lab: 2
            title: Operations
            teaches: what can be done to a stream
            mains: [StreamOperations, WordsToTable]
            exercises: [StopWords, MergeSources]
            ---
            # Operations

            ### StopWords

            Drop them.

            ```
            ### no heading, this is code
            ```

            <details><summary>Hint 1</summary>

            Look at `transform`.

            </details>
            <details><summary>Hint 2</summary>Join with the list.</details>

            ### MergeSources

            Merge them.

            ## Further reading
            """;

    @TempDir
    Path home;

    @Test
    void readsTheFrontMatter() throws IOException {
        write("02-operations.md", SHEET);
        write("01-first.md", SHEET.replace("lab: 2", "lab: 1"));
        write("README.md", "# The workbook");
        Sheets sheets = Sheets.read(home);
        assertThat(sheets.all()).extracting(Sheet::lab).containsExactly(1, 2);
        Sheet second = sheets.lab(2).orElseThrow();
        assertThat(second.title()).isEqualTo("Operations");
        assertThat(second.teaches()).isEqualTo("what can be done to a stream");
        assertThat(second.exercises()).containsExactly("StopWords", "MergeSources");
        assertThat(second.defaultMain()).isEqualTo("labs.lab02.StreamOperations");
        assertThat(sheets.withExercise("stopwords")).isPresent();
        assertThat(sheets.withExercise("Missing")).isEmpty();
    }

    @Test
    void readsTasksAndHints() throws IOException {
        write("02-operations.md", SHEET);
        Sheet sheet = Sheets.read(home).lab(2).orElseThrow();
        assertThat(sheet.section("StopWords").hints()).containsExactly("Look at `transform`.", "Join with the list.");
        assertThat(sheet.section("StopWords").task()).startsWith("Drop them.").endsWith("```");
        assertThat(sheet.section("MergeSources").task()).isEqualTo("Merge them.");
        assertThat(sheet.section("MergeSources").hints()).isEmpty();
        assertThat(sheet.section("Missing").text()).isBlank();
    }

    @ParameterizedTest
    @CsvSource({
        "lab: 2, lab: two, needs 'lab: NUMBER'",
        "lab: 2, lab: 3, does not start with the number of its lab",
        "title: Operations, headline: Operations, needs 'title: TEXT'",
        "title: Operations, title: [Operations, is no YAML",
        "mains: [, main: [, needs 'mains",
        "StopWords, stop-words, is not the name of a class",
        "lab: 2, 'speed: slow\nlab: 2', can only be 'full'",
        "---, ***, does not start with a front matter",
    })
    void refusesASheetInOneSentence(String from, String to, String sentence) throws IOException {
        write("02-operations.md", SHEET.replace(from, to));
        assertThatThrownBy(() -> Sheets.read(home))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("The sheet labs/02-operations.md cannot be listed: ")
                .hasMessageContaining(sentence)
                .hasMessageNotContaining("\n");
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(home.resolve("labs"));
        Files.writeString(home.resolve("labs").resolve(name), text);
    }
}
