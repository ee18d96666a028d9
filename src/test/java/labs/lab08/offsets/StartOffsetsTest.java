package labs.lab08.offsets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import labs.lab08.Samples;
import labs.lab08.store.Database;
import labs.lab08.store.ResultStore;
import labs.lab08.store.StoredOffset;
import labs.support.UserError;
import labs.support.kafka.InputTopic;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartOffsetsTest {
    @TempDir
    Path folder;

    private ResultStore store;

    @BeforeEach
    void open() {
        store = ResultStore.open(Database.fileUrl(folder.resolve("results")));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void beginsAtTheEarliestOffsetAndThenWhereTheStoredResultsEnd() {
        assertThat(StartOffsets.of(store, topic("t", "id", 5, 9))).isEqualTo(Map.of(new TopicPartition("t", 0), 5L));
        store.save(Samples.batch(5, 8, Map.of()), java.math.BigDecimal.TEN);
        assertThat(StartOffsets.of(store, topic("t", "id", 5, 9))).isEqualTo(Map.of(new TopicPartition("t", 0), 8L));
    }

    @Test
    void aPartitionThatWasAddedIsReadFromItsBeginning() {
        store.begin(new StoredOffset("t", 0, "id", 0, 7));
        InputTopic two = new InputTopic("t", "id", Map.of(0, 0L, 1, 0L), Map.of(0, 7L, 1, 3L));
        Map<TopicPartition, Long> expected = Map.of(new TopicPartition("t", 0), 7L, new TopicPartition("t", 1), 0L);
        assertThat(StartOffsets.of(store, two)).isEqualTo(expected);
        assertThat(StartOffsets.of(store, two)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "other, id,    0, 9, The stored results are those of topic t%2C not of other",
        "t,     other, 0, 9, The topic t was deleted and created again",
        "t,     id,    0, 6, The stored offset 7 lies behind the end of t-0%2C which is at 6",
        "t,     id,    8, 9, The broker no longer has the records 7 to 7 of t-0",
    })
    void storedOffsetsThatNoLongerMeanTheSameAreRefused(
            String name, String id, long earliest, long latest, String sentence) {
        store.begin(new StoredOffset("t", 0, "id", 0, 7));
        assertThatThrownBy(() -> StartOffsets.of(store, topic(name, id, earliest, latest)))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith(sentence.replace("%2C", ","))
                .hasMessageContaining("--fresh");
    }

    private static InputTopic topic(String name, String id, long earliest, long latest) {
        return new InputTopic(name, id, new TreeMap<>(Map.of(0, earliest)), new TreeMap<>(Map.of(0, latest)));
    }
}
