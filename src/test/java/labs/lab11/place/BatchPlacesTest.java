package labs.lab11.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import labs.support.Workspace;
import labs.support.time.BatchClock;
import org.junit.jupiter.api.Test;

class BatchPlacesTest {
    private static final long BEFORE = 1_795_785_469_000L;
    private static final long BATCH = BEFORE + 2_000;

    @Test
    void namesWhereTheWordsAreAlsoWhereTheStateIsElsewhere() {
        BatchPlaces places = places(
                List.of(place(BATCH, 0, "1", 84), place(BATCH, 1, "1", 96)),
                List.of(place(BATCH, 0, "0", 64), place(BATCH, 1, "0", 116)));
        Set<Long> seen = new HashSet<>();
        assertThat(places.newcomers(seen).lines())
                .containsExactly(
                        "What runs on executor 0 is in process 100; what a function prints there goes to "
                                + Workspace.display(output("0")) + ".",
                        "What runs on executor 1 is in process 101; what a function prints there goes to "
                                + Workspace.display(output("1")) + ".");
        assertThat(places.newcomers(seen)).isEmpty();
    }

    @Test
    void namesAnExecutorThatHasOnlyComputedSomethingAgain() {
        BatchPlaces places = places(
                List.of(place(BEFORE, 0, "2", 84), place(BATCH, 0, "0", 96)), List.of(place(BATCH, 0, "0", 180)));
        assertThat(places.newcomers(new HashSet<>()).lines())
                .extracting(line -> line.substring(0, "What runs on executor 0".length()))
                .containsExactly("What runs on executor 0", "What runs on executor 2");
    }

    /** An executor ends between the two stages of a batch: what it has made of a partition is made once more. */
    @Test
    void aPartitionThatIsComputedTwiceIsShownAndCountedOnce() {
        BatchPlaces places = places(
                List.of(place(BATCH, 1, "0", 96), place(BATCH, 0, "1", 84), place(BATCH, 1, "1", 96)),
                List.of(place(BATCH, 0, "1", 180)));
        assertThat(places.headline()).contains("  180 words in this batch, 180 so far;");
        assertThat(places.table().lines().filter(line -> line.startsWith("words")))
                .satisfiesExactly(
                        line -> assertThat(line).matches("words, partition 0 +executor 1 +84 words, .*"),
                        line -> assertThat(line).matches("words, partition 1 +executor 1 +96 words, .*"));
        assertThat(places.again().lines())
                .containsExactly("Computed again, for the batch of " + clock(BATCH) + ": 1 partition.");
    }

    @Test
    void whatIsComputedForEarlierBatchesDoesNotCountForThisOne() {
        BatchPlaces places = places(
                List.of(
                        place(BEFORE, 0, "1", 50),
                        place(BEFORE, 1, "1", 60),
                        place(BATCH, 0, "1", 84),
                        place(BATCH, 1, "1", 96)),
                List.of(place(BATCH, 0, "1", 290)));
        assertThat(places.headline()).contains("  180 words in this batch, 290 so far;");
        assertThat(places.again().lines())
                .containsExactly("Computed again, for the batch of " + clock(BEFORE) + ": 2 partitions.");
    }

    @Test
    void withoutALossNothingIsComputedAgain() {
        assertThat(places(List.of(place(BATCH, 0, "1", 84)), List.of()).again()).isEmpty();
    }

    private static BatchPlaces places(List<Place> words, List<Place> state) {
        return new BatchPlaces(BATCH, new Whereabouts(), words, state);
    }

    private static Place place(long batch, int partition, String executor, long words) {
        return new Place(
                batch,
                partition,
                executor,
                100 + Long.parseLong(executor),
                output(executor).toString(),
                words);
    }

    private static Path output(String executor) {
        return Path.of(executor, "stdout").toAbsolutePath();
    }

    private static String clock(long batch) {
        return BatchClock.SECONDS.at(batch);
    }
}
