package labs.lab08.store;

import static labs.lab08.Samples.batch;
import static labs.lab08.Samples.reject;
import static labs.lab08.Samples.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import labs.lab08.BatchResult;
import labs.lab08.Reject;
import labs.lab08.Samples;
import labs.lab08.SensorSum;
import labs.support.UserError;
import org.apache.spark.streaming.kafka010.OffsetRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every test runs on both databases. */
class ResultStoreTest {
    private static final BigDecimal LIMIT = new BigDecimal("65");

    @TempDir
    Path folder;

    enum Kind {
        SQLITE,
        POSTGRES
    }

    @ParameterizedTest
    @EnumSource
    void sumsAndOffsetsAreStoredTogetherAndAreThereAtTheNextStart(Kind kind) {
        String url = url(kind);
        inStore(url, store -> {
            store.begin(new StoredOffset("t", 0, "id", 0, 0));
            store.save(batch(0, 2, Map.of("sensor1", sum(20.5, 21.5))), LIMIT);
        });
        inStore(url, store -> {
            store.save(batch(2, 4, Map.of("sensor1", sum(30.1), "sensor2", sum(-3.2))), LIMIT);
            assertThat(store.sensors())
                    .containsExactlyInAnyOrder(
                            new StoredSensor("sensor1", sum(20.5, 21.5, 30.1), 0),
                            new StoredSensor("sensor2", sum(-3.2), 0));
            assertThat(store.offsets()).containsExactly(new StoredOffset("t", 0, "id", 0, 4));
        });
    }

    @ParameterizedTest
    @EnumSource
    void aBatchThatDoesNotBeginWhereTheLastOneEndedIsRefusedWhole(Kind kind) {
        inStore(url(kind), store -> {
            store.begin(new StoredOffset("t", 0, "id", 0, 0));
            store.begin(new StoredOffset("t", 1, "id", 0, 0));
            store.save(batch(0, 2, Map.of("sensor1", sum(20, 21))), LIMIT);

            // Again, and with a gap; in the last one, partition 0 fits and partition 1 does not.
            BatchResult half = new BatchResult(
                    Samples.NOON,
                    List.of(OffsetRange.create("t", 0, 2, 3), OffsetRange.create("t", 1, 7, 8)),
                    Map.of("sensor1", sum(20, 20)),
                    List.of(reject(2)),
                    Optional.of(Map.of("sensor1", sum(20))));
            BatchResult again = batch(0, 2, Map.of("sensor1", sum(20, 21)), reject(1));
            BatchResult gap = batch(3, 4, Map.of("sensor1", sum(20)));
            for (BatchResult wrong : List.of(again, gap, half)) {
                assertThatThrownBy(() -> store.save(wrong, LIMIT))
                        .isInstanceOf(UserError.class)
                        .hasMessageContaining("that is not where the stored results end");
            }
            assertThat(store.sensors()).containsExactly(new StoredSensor("sensor1", sum(20, 21), 0));
            assertThat(store.rejects()).isEmpty();
            assertThat(store.window()).isEmpty();
            assertThat(store.offsets()).extracting(StoredOffset::next).containsExactly(2L, 0L);

            store.save(batch(2, 3, Map.of("sensor1", sum(22))), LIMIT);
            assertThat(store.sensors()).containsExactly(new StoredSensor("sensor1", sum(20, 21, 22), 0));
        });
    }

    /** On PostgreSQL alone: a file of SQLite belongs to one process. */
    @Test
    void ofTwoProcessesThatStoreTheSamePartitionOnlyOneGoesOn() {
        String url = url(Kind.POSTGRES);
        inStore(
                url,
                first -> inStore(url, second -> {
                    first.begin(new StoredOffset("t", 0, "id", 0, 0));
                    first.save(batch(0, 1, Map.of("sensor1", sum(20))), LIMIT);
                    assertThatThrownBy(() -> second.save(batch(0, 1, Map.of("sensor1", sum(20))), LIMIT))
                            .hasMessageContaining("another process stores here too");
                    assertThat(first.sensors()).containsExactly(new StoredSensor("sensor1", sum(20), 0));
                }));
    }

    @ParameterizedTest
    @EnumSource
    void aMeanThatCrossesTheLimitBecomesAnAlertOnce(Kind kind) {
        inStore(url(kind), store -> {
            store.begin(new StoredOffset("t", 0, "id", 0, 0));
            store.save(batch(0, 1, Map.of("sensor1", sum(65))), LIMIT);
            assertThat(store.unsentAlerts()).isEmpty();

            store.save(batch(1, 2, Map.of("sensor1", sum(65.1))), LIMIT);
            store.save(batch(2, 3, Map.of("sensor1", sum(90))), LIMIT);
            List<Alert> up = store.unsentAlerts();
            assertThat(up).extracting(Alert::key).containsExactly("sensor1#1");
            assertThat(up.get(0).json())
                    .isEqualTo("{\"sensor\":\"sensor1\",\"crossing\":1,\"direction\":\"up\",\"mean\":65.05,"
                            + "\"readings\":2,\"limit\":65}");
            store.sent(up);
            assertThat(store.unsentAlerts()).isEmpty();

            store.save(batch(3, 4, Map.of("sensor1", sum(-200))), LIMIT);
            store.save(batch(4, 5, Map.of("sensor2", sum(70))), LIMIT);
            assertThat(store.unsentAlerts()).extracting(Alert::key).containsExactly("sensor1#2", "sensor2#1");
            assertThat(store.unsentAlerts()).extracting(Alert::direction).containsExactly("down", "up");
        });
    }

    @ParameterizedTest
    @EnumSource
    void rejectsAreStoredOnceAndCountedByReason(Kind kind) {
        inStore(url(kind), store -> {
            store.begin(new StoredOffset("t", 0, "id", 0, 0));
            store.save(batch(0, 2, Map.of(), reject(0), reject(1)), LIMIT);
            store.saveUnguarded(batch(1, 3, Map.of(), reject(1), reject(2)));
            assertThat(store.rejects()).isEqualTo(Map.of("not JSON", 3L));
        });
    }

    @ParameterizedTest
    @EnumSource
    void textThatDatabasesRefuseIsStored(Kind kind) {
        byte[] value = {'a', 0, (byte) 0xff, '\'', ';', (byte) 0xed, (byte) 0xa0, (byte) 0x80};
        Reject odd = Reject.of(
                new org.apache.kafka.clients.consumer.ConsumerRecord<>("t", 0, 0, null, value),
                new labs.sensors.Rejection(labs.sensors.Rejection.Reason.NOT_JSON));
        inStore(url(kind), store -> {
            store.begin(new StoredOffset("t", 0, "id", 0, 0));
            store.save(batch(0, 1, Map.of(), odd), LIMIT);
            assertThat(store.rejects()).isEqualTo(Map.of("not JSON", 1L));
        });
    }

    @ParameterizedTest
    @EnumSource
    void theNewestWindowReplacesTheOneBefore(Kind kind) throws SQLException {
        String url = url(kind);
        inStore(url, store -> {
            store.begin(new StoredOffset("t", 0, "id", 0, 0));
            store.save(windowed(0, Map.of("sensor1", sum(20), "sensor2", sum(30))), LIMIT);
            store.save(batch(1, 2, Map.of()), LIMIT);
            assertThat(store.window()).containsOnlyKeys("sensor1", "sensor2");
            store.save(windowed(2, Map.of("sensor2", sum(30, 31))), LIMIT);
            assertThat(store.window()).isEqualTo(Map.of("sensor2", sum(30, 31)));
        });
        assertThat(windowEnd(url)).isEqualTo(Samples.NOON);
    }

    @ParameterizedTest
    @EnumSource
    void clearForgetsEverything(Kind kind) {
        inStore(url(kind), store -> {
            store.begin(new StoredOffset("t", 0, "id", 0, 0));
            store.save(batch(0, 2, Map.of("sensor1", sum(70)), reject(1)), LIMIT);
            store.clear();
            assertThat(store.sensors()).isEmpty();
            assertThat(store.rejects()).isEmpty();
            assertThat(store.offsets()).isEmpty();
            assertThat(store.unsentAlerts()).isEmpty();
        });
    }

    @ParameterizedTest
    @EnumSource
    void aSumThatNoLongFitsFailsInsteadOfTurningNegative(Kind kind) {
        inStore(url(kind), store -> {
            store.begin(new StoredOffset("t", 0, "id", 0, 0));
            store.save(batch(0, 1, Map.of("sensor1", new SensorSum(1, Long.MAX_VALUE))), LIMIT);
            assertThatThrownBy(() -> store.save(batch(1, 2, Map.of("sensor1", new SensorSum(1, 1))), LIMIT))
                    .isInstanceOf(UserError.class);
            assertThat(store.offsets()).extracting(StoredOffset::next).containsExactly(1L);
        });
    }

    @ParameterizedTest
    @EnumSource
    void whoLooksSeesOneMomentWhileOthersStore(Kind kind) {
        String url = url(kind);
        inStore(url, store -> {
            store.begin(new StoredOffset("t", 0, "id", 0, 0));
            store.save(batch(0, 1, Map.of("sensor1", sum(20))), LIMIT);
            try (ResultStore look = ResultStore.look(url)) {
                assertThat(look.offsets()).extracting(StoredOffset::next).containsExactly(1L);
                store.save(batch(1, 2, Map.of("sensor1", sum(21))), LIMIT);
                assertThat(look.sensors()).containsExactly(new StoredSensor("sensor1", sum(20), 0));
            }
            try (ResultStore look = ResultStore.look(url)) {
                assertThat(look.sensors()).containsExactly(new StoredSensor("sensor1", sum(20, 21), 0));
            }
        });
    }

    private static BatchResult windowed(long from, Map<String, SensorSum> window) {
        BatchResult plain = batch(from, from + 1, Map.of());
        return new BatchResult(plain.end(), plain.ranges(), plain.sums(), plain.rejects(), Optional.of(window));
    }

    /** A point in time in PostgreSQL, text in SQLite. */
    private static Instant windowEnd(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                ResultSet row = connection.createStatement().executeQuery("SELECT window_end FROM sensor_window")) {
            row.next();
            return row.getObject(1) instanceof Timestamp point
                    ? point.toInstant()
                    : Instant.parse(row.getString(1).replace(' ', 'T'));
        }
    }

    private String url(Kind kind) {
        return kind == Kind.SQLITE ? Database.fileUrl(folder.resolve("results.db")) : Postgres.newDatabase();
    }

    private static void inStore(String url, Consumer<ResultStore> work) {
        try (ResultStore store = ResultStore.open(url)) {
            work.accept(store);
        }
    }
}
