package labs.check.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.File;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import labs.check.catalogue.Exercise;
import labs.check.verdict.KnownMistakes.Known;
import labs.check.verdict.TestRun.Result;
import labs.check.verdict.TestRun.TestFailure;
import labs.harness.BenchFailure;
import labs.harness.compare.Expected;
import labs.harness.compare.Outcome;
import labs.harness.compare.Report;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What makes two failures the same. */
class FingerprintTest {
    private static final Exercise TOP_WORDS = new Exercise(new File("."), 3, "TopWords");

    @ParameterizedTest
    @CsvSource({
        "labs.lab03.TopWords, labs.lab03.TopWordsMistakes$KeepsAll",
        "labs.lab03.TopWordsSolution$Inner, labs.lab03.TopWordsMistakes$KeepsAll$Inner",
        "TopWords$$Lambda$12/0x00000008000c1230, TopWords$$Lambda/0x00007f3c1c0d1000",
        "java.lang.Object@1b2c3d, java.lang.Object@ff00ff00",
        "file:/tmp/junit123/a/part-0 is gone, /var/folders/xy/junit9/b/part-0 is gone",
        "C:\\Users\\ada\\Temp\\junit1 is gone, /tmp/junit2/x is gone",
        "'Cannot invoke \"A.parse()\" because \"TopWords.form\" is null', Cannot invoke \"A.parse()\"",
        "stage 3.0 (TID 7), stage 12.0 (TID 19)",
        "nothing on localhost:41233, nothing on localhost:9",
        "batch 0f8fad5b-d9cb-469f-a165-70867728950e, batch 7c9e6679-7425-40de-944b-e07fc1f90ae7",
    })
    void leavesOutWhatDiffersFromRunToRun(String first, String second) {
        assertThat(Fingerprint.stable(first, TOP_WORDS)).isEqualTo(Fingerprint.stable(second, TOP_WORDS));
        assertThat(of(new IllegalStateException(first))).isEqualTo(of(new IllegalStateException(second)));
    }

    @ParameterizedTest
    @CsvSource({"a=1, a=2", "12:00, 12:01", "labs.lab03.TopWords, labs.lab03.RareWords", "1/2, 1/3", "[a], [a; a]"})
    void keepsWhatAnAnswerGave(String first, String second) {
        assertThat(of(new AssertionError(first))).isNotEqualTo(of(new AssertionError(second)));
    }

    @Test
    void doesNotDependOnTheOrderOfASet() {
        Set<String> one = new LinkedHashSet<>(List.of("a", "b", "c"));
        Set<String> other = new LinkedHashSet<>(List.of("c", "a", "b"));
        assertThat(of(new AssertionError("got " + one))).isEqualTo(of(new AssertionError("got " + other)));
    }

    @Test
    void tellsExceptionsApartByTheirRoot() {
        Throwable wrapped = new RuntimeException("Job aborted", new ArithmeticException("/ by zero"));
        assertThat(of(wrapped)).isEqualTo(of(new ArithmeticException("/ by zero")));
        assertThat(of(wrapped)).isNotEqualTo(of(new IllegalStateException("/ by zero")));
    }

    @Test
    void recognisesTheMistakeThatExplainsAll() {
        Known one = new Known("One", "one", false, Map.of("a", "1-x"));
        Known both = new Known("Both", "both", false, Map.of("a", "1-x", "b", "2-x"));
        List<Known> known = List.of(one, both, new Known("Passes", "", false, Map.of()));
        assertThat(KnownMistakes.recognise(known, Map.of("a", "1-x", "b", "2-x")))
                .contains(both);
        assertThat(KnownMistakes.recognise(known, Map.of("a", "1-x"))).contains(one);
        assertThat(KnownMistakes.recognise(known, Map.of("a", "1-x", "b", "3-x")))
                .isEmpty();
        assertThat(KnownMistakes.recognise(known, Map.of("a", "2-x"))).isEmpty();
        assertThat(KnownMistakes.parse(KnownMistakes.print(Map.of("TopWords", known))))
                .isEqualTo(Map.of("TopWords", known));
    }

    @Test
    void aFamilyIsRecognisedByTheKindOfItsDifferences() {
        Known exact = new Known("Exact", "exact", false, Map.of("a", "1-high"));
        Known family = new Known("Family", "family", true, Map.of("a", "2-high"));
        Known other = new Known("Other", "other", true, Map.of("a", "3-high"));
        assertThat(KnownMistakes.recognise(List.of(exact, family), Map.of("a", "9-high")))
                .contains(family);
        assertThat(KnownMistakes.recognise(List.of(exact, family), Map.of("a", "1-high")))
                .contains(exact);
        assertThat(KnownMistakes.recognise(List.of(exact, family), Map.of("a", "9-low")))
                .isEmpty();
        assertThat(KnownMistakes.recognise(List.of(family, other), Map.of("a", "9-high")))
                .isEmpty();
    }

    @Test
    void knowsWhetherResultsAreTooHighOrTooLow() {
        assertThat(kinds(Map.of("a", 2))).isEqualTo(kinds(Map.of("a", 3))).isNotEqualTo(kinds(Map.of("a", 0)));
        assertThat(kinds(Map.of("a", 2))).isNotEqualTo(kinds(Map.of("a", 2L)));
        assertThat(kinds(Map.of())).isNotEqualTo(kinds(Map.of("b", 1)));
        assertThat(kinds(Map.of("a", 1, "b", 1))).isNotEqualTo(kinds(Map.of("a", 1, "c", 1)));
    }

    /** Of a batch in which one a was expected. */
    private static String kinds(Map<String, ?> got) {
        Outcome<?> outcome =
                new Outcome<>(List.of(List.of(List.of("a"))), List.of(List.of(List.copyOf(got.entrySet()))));
        Report report = new Report(outcome, List.of(Expected.of(Map.of("a", 1))));
        return catchThrowableOfType(BenchFailure.class, report::failIfDifferent).kinds();
    }

    private static Map<String, String> of(Throwable error) {
        return Fingerprint.of(new Result(0, List.of(new TestFailure("id", "name", error)), List.of()), TOP_WORDS);
    }
}
