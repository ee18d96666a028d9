package labs.check.sheets.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import labs.check.sheets.compare.Shown.How;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What counts when a sheet and a run are compared, and what does not. */
class ShownTest {
    private final Shape shape = new Shape();

    @BeforeEach
    void words() {
        shape.addWords(List.of("the fish are counted", "boat,sea"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                // What differs from run to run does not count.
                "WORDS; Spark UI on 4040 - driver process 21384; Spark UI on 4041 - driver process 7; true",
                "WORDS; Time: 1795360853000 ms; Time: 1795360999000 ms; true",
                "WORDS; batch took 323 ms (12.0 kB); batch took 1.2 s (900 B); true",
                "WORDS; 16:17:30  1 word; 09:00:01  22 words; true",
                "WORDS; 'count   word'; count word; true",
                "WORDS; class was d612d21c; class was 98816b39; true",
                "WORDS; cannot be read (Checksum ...); cannot be read (Checksum error: file:/x); true",
                // A word does.
                "WORDS; The source is gone; The source is lost; false",
                "WORDS; 3 batches in no window; 3 batches in every window; false",
                "SHAPE; -- filter  words of 6 letters or more; -- filter  words of 6 letters or less; false",
                "WORDS; (to,2); (be,2); false",
                // Numbers count where the mark says so, and in what is said of what was typed.
                "WORDS; (to,2); (to,3); true",
                "EXACT; (to,2); (to,3); false",
                "EXACT; 09:00:01  2 words; 10:11:12  2 words; true",
                "WORDS; error: type --window 4s; error: type --window 6s; false",
                "WORDS; error: open in process 12; error: open in process 99; true",
                // Words of the stream do not count where the shape is what counts.
                "SHAPE; (the,2)  (fish,1); (boat,3); true",
                "SHAPE; (the,2)  (fish,1); (boats,3); false",
                "SHAPE; batch 09:00:00 the 2; batch 09:00:02 fish 7, are 3; true",
                "SHAPE; batch 09:00:00 the 2; bunch 09:00:02 fish 7; false",
                "SHAPE; the fish; 3 4; false",
            })
    void aLine(How how, String shown, String printed, boolean same) {
        assertThat(shown(how, false, shown).in(List.of(printed), 0).found()).isEqualTo(same);
    }

    @Test
    void linesComeOneAfterTheOther() {
        List<String> printed = List.of("one", "two", "four", "one", "two", "three", "five");
        Shown shown = shown(How.WORDS, false, "one", "two", "", "three");
        assertThat(shown.in(printed, 0)).isEqualTo(new Shown.Place(6, 3));
        assertThat(shown(How.WORDS, false, "one", "three").in(printed, 0).found())
                .isFalse();
        assertThat(shown(How.WORDS, false, "two", "one").in(printed, 3).found()).isFalse();
    }

    @Test
    void threeDotsAndAMarkLetOthersBetween() {
        List<String> printed = List.of("one", "two", "three", "four");
        assertThat(shown(How.WORDS, false, "one", "...", "four").in(printed, 0).found())
                .isTrue();
        assertThat(shown(How.WORDS, false, "one", "...", "five").in(printed, 0).found())
                .isFalse();
        assertThat(shown(How.WORDS, true, "one", "three").in(printed, 0).found())
                .isTrue();
        assertThat(shown(How.WORDS, true, "three", "one").in(printed, 0).found())
                .isFalse();
    }

    @Test
    void ofSomeLinesOnlyTheBeginningCounts() {
        Shown shown = shown(How.EXACT, false, "rejected: 2 cut off", "end");
        assertThat(shown.in(List.of("rejected: 1 empty line", "end"), 0).found())
                .isTrue();
        assertThat(shown.in(List.of("accepted: 2 cut off", "end"), 0).found()).isFalse();
    }

    @Test
    void someLinesNeedNotCome() {
        Shown shown = shown(How.WORDS, false, "one", "perhaps two", "three");
        assertThat(shown.in(List.of("one", "three"), 0).found()).isTrue();
        assertThat(shown.in(List.of("one", "perhaps two", "three"), 0).found()).isTrue();
        assertThat(shown.in(List.of("one", "two", "three"), 0).found()).isFalse();
    }

    @Test
    void pairsHaveNoOrderAndNoneMayBeMissing() {
        Shown shown = shown(How.EXACT, false, "Time: 1795360853000 ms", "---", "(to,2)", "(be,1)");
        assertThat(shown.in(List.of("Time: 1795360854000 ms", "-----", "(be,1)", "(to,2)"), 0)
                        .found())
                .isTrue();
        assertThat(shown.in(List.of("Time: 1795360854000 ms", "-----", "(be,1)", "(or,2)"), 0)
                        .found())
                .isFalse();
        assertThat(shown.in(List.of("Time: 1795360854000 ms", "-----", "(be,1)"), 0)
                        .found())
                .isFalse();
    }

    @Test
    void aShapeHasAnyNumberOfRowsButOne() {
        Shown table = shown(How.SHAPE, false, "word  times", "the  3", "fish  2", "(3 more rows)");
        assertThat(table.in(List.of("word times", "boat 1", "(7 more rows)"), 0).found())
                .isTrue();
        assertThat(table.in(List.of("word times", "(7 more rows)"), 0).found()).isFalse();
    }

    @Test
    void theLineIsNamedThatDidNotCome() {
        Shown shown = shown(How.WORDS, false, "one", "two", "three");
        Shown.Place place = shown.in(List.of("one", "zero", "one", "two", "four"), 0);
        assertThat(place.found()).isFalse();
        assertThat(shown.line(place.reached())).isEqualTo("three");
    }

    private Shown shown(How how, boolean between, String... lines) {
        return new Shown(List.of(lines), how, between, List.of("rejected: "), List.of("perhaps"), shape);
    }
}
