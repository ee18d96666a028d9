package labs.check.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import labs.check.sheets.Part.Mark;
import labs.support.UserError;
import labs.support.Workspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    /** What a sheet asks to be edited is looked for here, so that nobody learns only hours later that it is gone. */
    @Test
    void everyEditFindsItsPlace() throws IOException {
        Edits edits = new Edits(Workspace.home());
        for (Path page : SheetsCommand.pages(Workspace.home(), List.of())) {
            for (Part part : SheetText.parts(Files.readAllLines(Workspace.home().resolve(page)))) {
                if (part instanceof Mark mark) {
                    mark.steps().stream()
                            .filter(step -> step.matches("(?s)(edit|insert) .*"))
                            .map(step -> step.split(" ", 2)[1].split(" =>", 2)[0].split(": ", 2))
                            .forEach(edit -> assertThatCode(() -> edits.requirePlace(edit[0], edit[1]))
                                    .as(page + ":" + mark.line())
                                    .doesNotThrowAnyException());
                }
            }
        }
    }

    @Test
    void aLabThatIsNotThereIsSaidInOneSentence() {
        assertThatThrownBy(() -> SheetsCommand.run(Workspace.home(), List.of("99"), false, System.out))
                .isInstanceOf(UserError.class)
                .hasMessage("There is no lab '99'; type ./lab to see the labs, or 0 for the README.");
    }

    @Test
    void aSheetWithAFaultIsRunOnceMoreFromAnEmptyWork(@TempDir Path home) throws IOException {
        assumeTrue(SheetsCommand.canRun(), "The commands of a sheet need sh and nc.");
        Files.createDirectories(home.resolve("labs"));
        Path source = home.resolve("src/main/java/Lab.java");
        Files.createDirectories(source.getParent());
        Files.createFile(source);
        for (String text : List.of("harbour.txt", "harbour-kinds.csv", "logbook.txt")) {
            Files.createDirectories(home.resolve("data"));
            Files.createFile(home.resolve("data").resolve(text));
        }
        Path lab = Files.writeString(home.resolve("lab"), """
                #!/bin/sh
                [ -e work ] && echo "work is left" || mkdir work
                [ -e ../tried ] && echo again || echo first
                touch ../tried
                """);
        assertThat(lab.toFile().setExecutable(true)).isTrue();

        Files.writeString(home.resolve("README.md"), "```\n./lab 3\nagain\n```\n");
        assertThat(SheetsCommand.run(home, List.of("0"), false, System.out)).isEmpty();
        Files.writeString(home.resolve("README.md"), "```\n./lab 3\nagain and again\n```\n");
        assertThat(SheetsCommand.run(home, List.of("0"), false, System.out))
                .singleElement()
                .asString()
                .contains("'./lab 3' did not print the line 'again and again'")
                .doesNotContain("work is left");
    }
}
