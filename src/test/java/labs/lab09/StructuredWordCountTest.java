package labs.lab09;

import static labs.harness.QueryBench.query;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StructuredWordCountTest {
    private static final String LINES = "value STRING";
    private static final String TIMED_LINES = "value STRING, timestamp TIMESTAMP";
    private static final Duration TEN = Duration.ofSeconds(10);

    @Test
    void countsSinceTheStart() {
        query(LINES, StructuredWordCount::count)
                .onBatches(List.of("to be  or", " not\tto be "), List.of(), List.of("be", ""))
                .expect(
                        Map.of("to", 2L, "be", 2L, "or", 1L, "not", 1L),
                        Map.of("to", 2L, "be", 2L, "or", 1L, "not", 1L),
                        Map.of("to", 2L, "be", 3L, "or", 1L, "not", 1L));
    }

    @Test
    void modeUpdateWritesWhatHasChanged() {
        query(LINES, StructuredWordCount::count)
                .mode("update")
                .onBatches(List.of("a b"), List.of("b c"))
                .expect(Map.of("a", 1L, "b", 1L), Map.of("b", 2L, "c", 1L));
    }

    @Test
    void aWindowTakesItsStartAndNotItsEnd() {
        query(TIMED_LINES, lines -> StructuredWordCount.countByWindow(lines, TEN, null, TEN))
                .onBatches(List.of(List.of("a", "12:00:00"), List.of("a b", "12:00:09.999"), List.of("b", "12:00:10")))
                .expect(List.of(
                        List.of("12:00", "12:00:10", "a", 2L),
                        List.of("12:00", "12:00:10", "b", 1L),
                        List.of("12:00:10", "12:00:20", "b", 1L)));
    }

    @Test
    void aLineMaySayItsTime() {
        query(TIMED_LINES, lines -> StructuredWordCount.countByWindow(lines, TEN, null, TEN))
                .onBatches(List.of(
                        List.of("11:59:59 a", "12:00:05"),
                        List.of("11:59:59", "12:00:05"),
                        List.of("25:00:00 b", "12:00:05"),
                        List.of("a 11:59:59", "12:00:05")))
                .expect(List.of(
                        List.of("11:59:50", "12:00", "a", 1L),
                        List.of("12:00", "12:00:10", "25:00:00", 1L),
                        List.of("12:00", "12:00:10", "b", 1L),
                        List.of("12:00", "12:00:10", "a", 1L),
                        List.of("12:00", "12:00:10", "11:59:59", 1L)));
    }

    @Test
    void modeAppendWritesAWindowWhenItIsFinalAndDropsWhatComesLater() {
        query(TIMED_LINES, lines -> StructuredWordCount.countByWindow(lines, TEN, null, TEN))
                .mode("append")
                .onBatches(
                        List.of(List.of("a", "12:00:05")),
                        List.of(List.of("a", "12:00:15"), List.of("late", "12:00:09")),
                        List.of(List.of("a", "12:00:20")),
                        List.of(List.of("lost", "12:00:09"), List.of("late", "12:00:19")),
                        List.of(List.of("a", "12:00:30")))
                .expect(
                        List.of(),
                        List.of(),
                        List.of(List.of("12:00", "12:00:10", "a", 1L), List.of("12:00", "12:00:10", "late", 1L)),
                        List.of(),
                        List.of(List.of("12:00:10", "12:00:20", "a", 1L), List.of("12:00:10", "12:00:20", "late", 1L)));
    }
}
