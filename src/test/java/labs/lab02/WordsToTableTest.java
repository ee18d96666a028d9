package labs.lab02;

import static labs.harness.Bench.output;
import static labs.harness.Bench.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import labs.harness.engine.SparkContexts;
import labs.harness.lab.LabCall;
import labs.harness.lab.LabProcess;
import labs.harness.lab.RunningLab;
import labs.support.UserError;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.Tuple2;

class WordsToTableTest {
    private static final Pattern STORED =
            Pattern.compile("    partition (\\d): connection (\\d+) stored (\\d+) words?");
    private static final String COUNTS =
            "SELECT word, sum(times) AS times, count(*) AS batches FROM words" + " GROUP BY word ORDER BY word";

    @TempDir
    private Path folder;

    @Test
    void countsTheWordsOfABatch() {
        run((JavaDStream<String> lines) -> WordsToTable.count(lines, 3))
                .onBatches(List.of("to be", "or not to be"), List.of())
                .expect(Map.of("to", 2, "be", 2, "or", 1, "not", 1), Map.of());
    }

    @Test
    void eachPartitionWithWordsHasAConnectionOfItsOwn() {
        try (WordStore store = new WordStore(folder).open(false)) {
            List<List<String>> printed = output((JavaDStream<String> lines) ->
                            WordsToTable.store(WordsToTable.count(lines, 3), store.url()))
                    .onBatches(List.of("a b c d e f g h"), List.of("a"), List.of())
                    .results();
            assertThat(connections(printed.get(0))).hasSize(3).doesNotHaveDuplicates();
            assertThat(printed.get(0).stream()
                            .map(STORED::matcher)
                            .filter(line -> line.matches())
                            .mapToInt(line -> Integer.parseInt(line.group(3)))
                            .sum())
                    .isEqualTo(8);
            assertThat(connections(printed.get(1))).hasSize(1);
            assertThat(printed.get(2))
                    .containsExactly(
                            "-- foreachPartition   rows into SQLite, one connection for each partition",
                            "    partition 0: no words, no connection",
                            "    partition 1: no words, no connection",
                            "    partition 2: no words, no connection");
        }
    }

    @Test
    void everyBatchIsInTheTable() throws Exception {
        try (WordStore store = new WordStore(folder).open(false)) {
            output((JavaDStream<String> lines) -> WordsToTable.store(WordsToTable.count(lines, 2), store.url()))
                    .onBatches(List.of("to be", "or not to be"), List.of(), List.of("be"))
                    .complete();
            assertThat(store.summary()).isEqualTo("the table words has now 5 rows of 2 batches");
        }
        assertThat(new WordStore(folder).answer(COUNTS, 3).lines())
                .containsExactly(
                        "word  times  batches",
                        "----  -----  -------",
                        "be        3        2",
                        "not       1        1",
                        "or        1        1",
                        "(1 more rows; --rows N shows N)");
    }

    @Test
    void aBatchThatRunsTwiceIsStoredOnce() {
        try (WordStore store = new WordStore(folder).open(false)) {
            output((JavaDStream<String> lines) -> WordsToTable.store(WordsToTable.count(lines, 2), store.url()))
                    .onBatches(List.of("a a b"), List.of("a"))
                    .restart()
                    .onBatches(List.of("b"))
                    .complete();
        }
        assertThat(new WordStore(folder).answer(COUNTS, 9).lines())
                .contains("a         3        2", "b         2        2");
    }

    @Test
    void eachBatchIsAFolderWithAFileForEachPartition() throws IOException {
        WordStore store = new WordStore(folder);
        output((JavaDStream<String> lines) -> WordsToTable.saveText(WordsToTable.count(lines, 2), store.textPrefix()))
                .onBatches(List.of("a a b"), List.of())
                .complete();
        Path first = folder.resolve("text/words-1000.txt");
        assertThat(Files.readString(first.resolve("part-00000")) + Files.readString(first.resolve("part-00001")))
                .contains("(a,2)\n", "(b,1)\n");
        assertThat(folder.resolve("text/words-2000.txt/part-00000")).isEmptyFile();
        assertThat(folder.resolve("text/words-2000.txt/_SUCCESS")).exists();
    }

    @Test
    void aBatchIsATableThatSqlCanAsk() {
        JavaPairRDD<String, Integer> counts = SparkContexts.shared()
                .parallelizePairs(List.of(new Tuple2<>("be", 2), new Tuple2<>("to", 3), new Tuple2<>("not", 1)));
        List<Row> rows = WordsToTable.answer(counts, WordsToTable.LETTERS).collectAsList();
        assertThat(rows).containsExactly(RowFactory.create(2, 5L), RowFactory.create(3, 1L));
    }

    @Test
    void freshStartsWithAnEmptyTableAndNoFiles() throws Exception {
        try (WordStore store = new WordStore(folder).open(false)) {
            output((JavaDStream<String> lines) -> {
                        WordsToTable.store(WordsToTable.count(lines, 1), store.url());
                        WordsToTable.saveText(WordsToTable.count(lines, 1), store.textPrefix());
                    })
                    .onBatches(List.of("a"))
                    .complete();
        }
        try (WordStore store = new WordStore(folder).open(false)) {
            assertThat(store.summary()).contains("1 row of 1 batch");
        }
        try (WordStore store = new WordStore(folder).open(true)) {
            assertThat(store.summary()).contains("0 rows of 0 batches");
            assertThat(folder.resolve("text")).doesNotExist();
        }
    }

    @Test
    void saysWhatIsWrongWithTheStore() throws IOException {
        assertThatThrownBy(() -> new WordStore(folder).answer(COUNTS, 5))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("There is no table in ")
                .hasMessageEndingWith("run the lab without --report first, with the same --demo or --output.");

        new WordStore(folder).open(false).close();
        assertThatThrownBy(() -> new WordStore(folder).answer("SELECT letters FROM words", 5))
                .isInstanceOf(UserError.class)
                .hasMessageEndingWith("does not answer: no such column: letters.");
        assertThatThrownBy(() -> new WordStore(folder).answer("DROP TABLE words", 5))
                .isInstanceOf(UserError.class);
        assertThatThrownBy(() -> new WordStore(folder).answer("DELETE FROM words", 5))
                .isInstanceOf(UserError.class);
        assertThat(new WordStore(folder).answer(COUNTS, 5)).startsWith("word  times  batches");

        Path database = Files.writeString(folder.resolve("words.db"), "not a database\n".repeat(1_000));
        assertThatThrownBy(() -> new WordStore(folder).open(false))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("it is damaged or not one of SQLite; type --fresh to start a new one");
        new WordStore(folder).open(true).close();

        assertThatThrownBy(() -> new WordStore(database).open(false))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("Nothing can be written to ");
    }

    @Test
    void saysThatAnotherProcessStoresInTheFolderAndKeepsWhatThatOneHadCommittedWhenItWasKilled() throws IOException {
        WordStore store = new WordStore(folder);
        String tide = "tide      3        1";
        try (LabProcess other = LabProcess.start(Other.class, folder.toString())) {
            other.awaitOut("stored"::equals);

            String sentence = "is open in process " + other.pid()
                    + "; stop the lab that runs there, or type --output with another folder.";
            assertThatThrownBy(() -> store.open(false)).hasMessageEndingWith(sentence);
            assertThatThrownBy(() -> store.open(true)).hasMessageEndingWith(sentence);
            assertThat(store.answer(COUNTS, 5).lines())
                    .as("asked while it stores")
                    .contains(tide);
        }
        assertThat(store.answer(COUNTS, 5).lines()).contains(tide);
        store.open(false).close();
        assertThat(store.answer(COUNTS, 5).lines()).contains(tide);
    }

    /** The other process. */
    static final class Other {
        public static void main(String[] args) throws Exception {
            try (WordStore store = new WordStore(Path.of(args[0])).open(false);
                    Connection connection = DriverManager.getConnection(store.url())) {
                connection
                        .createStatement()
                        .execute("INSERT INTO words VALUES ('2026-01-01 12:00:00.000Z', 'tide', 3)");
                System.out.println("stored");
                System.in.read();
            }
        }
    }

    @Test
    void whatTheFoldersNameHoldsIsPartOfTheName() throws Exception {
        Path odd = folder.resolve("my labs ção;a=b#%20 & c");
        try (WordStore store = new WordStore(odd).open(true)) {
            output((JavaDStream<String> lines) -> {
                        WordsToTable.store(WordsToTable.count(lines, 1), store.url());
                        WordsToTable.saveText(WordsToTable.count(lines, 1), store.textPrefix());
                    })
                    .onBatches(List.of("a"))
                    .complete();
            assertThat(store.summary()).contains("1 row of 1 batch");
            store.printTextFiles(1_000);
        }
        assertThat(new WordStore(odd).answer("SELECT batch FROM words", 5)).contains("1970-01-01 00:00:01.000Z");
        try (Stream<Path> folders = Files.list(folder)) {
            assertThat(folders).as("no folder beside it").containsExactly(odd);
        }
    }

    @Test
    void theDemoShowsEveryOutputOperationAndWhatIsStoredAfterwards() {
        String[] where = {"--demo", "--output", folder.toString()};
        try (RunningLab lab = RunningLab.start(
                new WordsToTable(), where[0], where[1], where[2], "--batch", "1s", "--sql", "SELECT 7 * 6 AS answer")) {
            for (String operation : List.of("print", "saveAsTextFiles", "foreachPartition", "DataFrame + SQL")) {
                lab.awaitOut(line -> line.matches("-- \\Q" + operation + "\\E {2,}.+"));
            }
            lab.awaitOut(line -> line.matches("Time: \\d+ ms"));
            lab.awaitOut(line -> line.matches("    words-\\d+\\.txt/part-00002: [1-9]\\d* lines, the first: .+"));
            lab.awaitOut(line -> STORED.matcher(line).matches());
            lab.awaitOut("|42    |"::equals);
        }
        assertThat(call(0, where[0], where[1], where[2], "--report", "--rows", "2")
                        .out()
                        .lines())
                .hasSize(5)
                .anyMatch(line -> line.matches("word +times +batches +first_seen +last_seen"))
                .anyMatch(line -> line.matches("the +\\d+ +\\d+ +\\d\\d:\\d\\d:\\d\\d +\\d\\d:\\d\\d:\\d\\d"));
    }

    @Test
    void wrongUsageIsOneSentence() {
        assertThat(call(2, "--rows", "0").err())
                .isEqualTo("error: '0' is not a number from 1 to 999999999; type one, such as 5.\n");
        assertThat(call(2, "--demo", "--master", "local[1]").err())
                .startsWith("error: The master local[1] has 1 thread");
        assertThat(call(1, "--show", "--output", folder.resolve("none").toString())
                        .err())
                .startsWith("error: There is no table in ");
    }

    private static List<Integer> connections(List<String> printed) {
        return printed.stream()
                .map(STORED::matcher)
                .filter(line -> line.matches())
                .map(line -> Integer.valueOf(line.group(2)))
                .toList();
    }

    /** Calls the lab in this JVM, up to where Spark would start. */
    private static LabCall call(int exitCode, String... args) {
        LabCall call = LabCall.of(new WordsToTable(), args);
        assertThat(call.exitCode()).as(call.err()).isEqualTo(exitCode);
        return call;
    }
}
