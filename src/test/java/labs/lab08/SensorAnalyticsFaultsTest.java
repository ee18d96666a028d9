package labs.lab08;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Stream;
import labs.harness.lab.LabCall;
import labs.harness.lab.LabProcess;
import labs.harness.machine.SharedKafka;
import labs.lab08.drill.StoringProcess;
import labs.lab08.store.Database;
import labs.lab08.store.Postgres;
import labs.lab08.store.ResultStore;
import labs.lab08.store.StoredOffset;
import labs.support.kafka.LocalKafka;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes wrong before the stream begins: one sentence and an exit code each. */
class SensorAnalyticsFaultsTest {
    @TempDir
    static Path folder;

    private static LocalKafka kafka;
    private static String postgres;

    @BeforeAll
    static void start() throws SQLException, IOException {
        kafka = SharedKafka.broker();
        kafka.createTopic("dsamp6", 1);
        kafka.createTopic(SensorAnalytics.ALERTS, 1);
        postgres = Postgres.newDatabase();
        execute(sqlite("foreign"), "CREATE TABLE sensor_means (city VARCHAR(10))");
        execute(sqlite("readonly"), "CREATE TABLE anything (i INT)");
        // To this version of its files, SQLite does not write.
        try (FileChannel file = FileChannel.open(file("readonly"), StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.wrap(new byte[] {3}), 18);
        }
        Files.writeString(Files.createDirectories(folder.resolve("damaged")).resolve("results.db"), "no".repeat(2_000));
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                fault(2, "The window length 3s is not a multiple of the batch interval 2s", "--window", "3s"),
                fault(2, "'soon' is not a duration", "--batch", "soon"),
                fault(2, "'0' is not a number from 1", "--rows", "0"),
                fault(2, "--report shows what --fresh forgets; type only one of them.", "--report", "--fresh"),
                fault(
                        2,
                        "There is no driver here for 'jdbc:mysql://localhost/labs?user=me&password=***'",
                        "--jdbc-url",
                        "jdbc:mysql://localhost/labs?user=me&password=geheim"),
                fault(2, "There is no driver here for 'postgres://localhost'", "--jdbc-url", "postgres://localhost"),
                fault(
                        2,
                        "The embedded database is SQLite now and 'jdbc:h2:file:/labs/results' is one of H2; type"
                                + " --jdbc-url jdbc:sqlite:/FOLDER/NAME.db, or leave it out.",
                        "--jdbc-url",
                        "jdbc:h2:file:/labs/results"),
                fault(2, "There is no driver here for 'jdbc:sqlite:'", "--jdbc-url", "jdbc:sqlite:"),
                fault(2, "There is no driver here for 'jdbc:sqlite::memory:'", "--jdbc-url", "jdbc:sqlite::memory:"),
                fault(2, "There is no driver here for 'jdbc:sqlite:file:a.db'", "--jdbc-url", "jdbc:sqlite:file:a.db"),
                fault(2, "There is no driver here for 'jdbc:postgresql:labs'", "--jdbc-url", "jdbc:postgresql:labs"),
                fault(2, "There is no driver here for 'labs.db'", "--report", "--jdbc-url", "labs.db"),
                fault(1, "cannot be opened; name another file", "--jdbc-url", Database.fileUrl(folder)),
                fault(1, "is damaged (file is not a database); delete its file", "--jdbc-url", sqlite("damaged")),
                fault(
                        1,
                        "Nothing can be written to the folder of the database",
                        "--jdbc-url",
                        Database.fileUrl(folder.resolve("readonly/results.db/below.db"))),
                fault(1, "does not answer", "--jdbc-url", "jdbc:postgresql://127.0.0.1:1/labs"),
                fault(
                        1,
                        "does not exist on that server",
                        "--jdbc-url",
                        postgres().replaceFirst("/lab08_\\d+", "/nobody")),
                fault(
                        1,
                        "is read-only; make it writable",
                        "--jdbc-url",
                        postgres() + "&options=-c%20default_transaction_read_only=on"),
                fault(1, "is read-only; make it writable", "--jdbc-url", sqlite("readonly")),
                fault(
                        1,
                        "has a table sensor_means with other columns than this lab's",
                        "--jdbc-url",
                        sqlite("foreign")),
                fault(1, "is not there: nothing was stored yet", "--report", "--jdbc-url", sqlite("never")),
                fault(1, "No Kafka broker listens at localhost:1", "--bootstrap-servers", "localhost:1"),
                fault(1, "The topic nothing does not exist at", "--topic", "nothing"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void isOneSentence(int code, String sentence, String[] arguments) {
        assertFails(code, sentence, arguments);
    }

    @Test
    void aDatabaseThatAnotherProcessUsesIsOneSentenceButForAReport() {
        try (LabProcess other = StoringProcess.start(sqlite("used"))) {
            assertFails(
                    1,
                    "is in use by process " + other.pid() + ": stop it (another lab 8?)",
                    "--jdbc-url",
                    sqlite("used"));
            LabCall report = LabCall.of(new SensorAnalytics(), "--report", "--jdbc-url", sqlite("used"));
            assertThat(report.exitCode()).as(report.err()).isZero();
            assertThat(report.out()).contains("each once");
        }
    }

    /** Somebody's own client, in the middle of a transaction. */
    @Test
    void aFileThatAnotherTransactionHoldsIsOneSentence() throws SQLException {
        String url = sqlite("held");
        try (ResultStore store = ResultStore.open(url);
                Connection other = DriverManager.getConnection(url)) {
            other.createStatement().execute("BEGIN IMMEDIATE");
            assertThatThrownBy(() -> store.begin(new StoredOffset("t", 0, "id", 0, 0)))
                    .hasMessageContaining("is locked by another connection");
        }
    }

    @Test
    void aRowThatAnotherTransactionHoldsIsOneSentence() throws SQLException {
        String url = Postgres.newDatabase();
        try (ResultStore store = ResultStore.open(url);
                Connection other = DriverManager.getConnection(url)) {
            store.begin(new StoredOffset("t", 0, "id", 0, 0));
            other.setAutoCommit(false);
            other.createStatement().executeUpdate("UPDATE topic_offsets SET next_offset = 0");
            assertThatThrownBy(() -> store.save(Samples.batch(0, 1, java.util.Map.of()), java.math.BigDecimal.ONE))
                    .hasMessageContaining("is locked by another connection");
        }
    }

    private static Arguments fault(int code, String sentence, String... arguments) {
        return Arguments.of(code, sentence, arguments);
    }

    private static void assertFails(int code, String sentence, String... arguments) {
        LabCall call = LabCall.of(new SensorAnalytics(), complete(arguments));
        assertThat(call.exitCode()).as(call.err()).isEqualTo(code);
        String text = call.err();
        assertThat(text).startsWith("error: ").contains(sentence).doesNotContain("\tat ");
        assertThat(text.strip().lines()).hasSize(1);
    }

    /** Adds a broker and a database that are there, where the case does not name its own. */
    private static String[] complete(String... arguments) {
        String[] all = arguments;
        if (!Arrays.asList(all).contains("--bootstrap-servers")) {
            all = with(all, "--bootstrap-servers", kafka.bootstrapServers());
        }
        return Arrays.asList(all).contains("--jdbc-url") ? all : with(all, "--jdbc-url", sqlite("own"));
    }

    private static String[] with(String[] arguments, String... more) {
        return Stream.concat(Arrays.stream(arguments), Arrays.stream(more)).toArray(String[]::new);
    }

    private static String postgres() {
        return postgres;
    }

    private static String sqlite(String name) {
        return Database.fileUrl(file(name));
    }

    private static Path file(String name) {
        return folder.resolve(name).resolve("results.db");
    }

    private static void execute(String url, String sql) throws SQLException, IOException {
        Files.createDirectories(Path.of(url.replaceFirst("jdbc:sqlite:", "")).getParent());
        try (Connection connection = DriverManager.getConnection(url)) {
            connection.createStatement().execute(sql);
        }
    }
}
