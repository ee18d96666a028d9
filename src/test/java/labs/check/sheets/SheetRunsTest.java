package labs.check.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import labs.check.sheets.Part.Mark;
import labs.support.UserError;
import labs.support.Workspace;
import org.junit.jupiter.api.Test;

/** The commands that a newcomer types first, as the sheets show them; {@code ./lab sheets} runs all. */
class SheetRunsTest {
    @Test
    void whatIsMarkedAsQuickPrintsWhatItsSheetShows() {
        assumeTrue(SheetsCommand.canRun(), "The commands of a sheet need sh and nc.");
        assertThat(SheetsCommand.run(Workspace.home(), List.of(), true, System.out))
                .isEmpty();
    }

    @Test
    void thereAreQuickOnes() throws IOException {
        for (String page : List.of("README.md", "labs/02-stream-operations.md")) {
            Stream<Part> parts =
                    SheetText.parts(Files.readAllLines(Workspace.home().resolve(page))).stream();
            assertThat(parts)
                    .anyMatch(part -> part instanceof Mark mark && mark.steps().contains("quick"));
        }
    }

    @Test
    void aLabThatIsNotThereIsSaidInOneSentence() {
        assertThatThrownBy(() -> SheetsCommand.run(Workspace.home(), List.of("99"), false, System.out))
                .isInstanceOf(UserError.class)
                .hasMessage("There is no lab '99'; type ./lab to see the labs, or 0 for the README.");
    }
}
