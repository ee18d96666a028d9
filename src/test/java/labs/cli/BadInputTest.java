package labs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import labs.harness.lab.LabCall;
import labs.harness.lab.LabProcess;
import labs.harness.machine.Ports;
import labs.lab01.SocketWordCount;
import labs.lab03.WindowedWordCount;
import labs.lab05.RecoverableWordCount;
import labs.lab09.StateReader;
import labs.lab09.StructuredWordSessions;
import labs.lab12.HotReadings;
import labs.lab12.StructuredHotReadings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a person may type wrongly, in one table: each row gives one sentence on standard error that says what is wrong and
 * what to type, the exit code 2 where the line itself cannot be meant so and 1 where it cannot be done here, and never a
 * stack trace. In the lines {@code TEMP} stands for an empty folder, {@code FREE} and {@code TAKEN} for ports.
 */
class BadInputTest {
    private static final int USAGE = 2;
    private static final int FAILURE = 1;

    @TempDir
    Path temp;

    private ServerSocket taken;
    private InputStream in;

    /**
     * A row of the table.
     *
     * @param command makes the command that is called
     * @param typed what is typed after its name
     * @param code the exit code
     * @param sentence a part of the sentence
     */
    record Row(Supplier<Object> command, String typed, int code, String sentence) {
        @Override
        public String toString() {
            return command.get().getClass().getSimpleName() + " " + typed + " -> " + code + " " + sentence;
        }
    }

    static Stream<Row> feed() {
        return Stream.of(
                feed("TEMP/none.txt", FAILURE, "There is no file "),
                feed("TEMP/empty.txt", FAILURE, "is empty: name one with at least one line."),
                feed("TEMP", FAILURE, "is a folder: name a text file in it."),
                feed("TEMP/latin.txt", FAILURE, "is not UTF-8 text (line 2)"),
                feed("TEMP/utf16.txt", FAILURE, "is not UTF-8 text (line 1)"),
                feed("TEMP/long.txt", FAILURE, "Line 2 of the file"),
                feed("TEMP/long.txt", FAILURE, "is longer than 1 MB: break it into shorter lines."),
                feed("TEMP/good.txt --port TAKEN", FAILURE, "is taken by another program"),
                feed("TEMP/good.txt --port 0", USAGE, "'0' is not a port; type a number from 1 to 65535"),
                feed("TEMP/good.txt --port 65536", USAGE, "'65536' is not a port"),
                feed("TEMP/good.txt --port -1", USAGE, "'-1' is not a port"),
                feed("TEMP/good.txt --port harbour", USAGE, "'harbour' is not a port"),
                feed("TEMP/good.txt --port 99999999999999999999", USAGE, "is not a port"),
                feed("TEMP/good.txt --rate fast", USAGE, "'fast' is not a number of lines per second above 0"),
                feed("TEMP/good.txt --rate 10k", USAGE, "'10k' is not a number of lines per second above 0 and up to"),
                feed("TEMP/good.txt --rate 1e12", USAGE, "'1e12' is not a number of lines per second above 0 and up"),
                feed("TEMP/good.txt --rate 0", USAGE, "'0' is not a number of lines per second above 0"),
                feed("TEMP/good.txt --rate -5", USAGE, "'-5' is not a number of lines per second above 0"),
                feed("TEMP/good.txt --rate NaN", USAGE, "'NaN' is not a number of lines per second above 0"),
                feed("--loop", USAGE, "--loop needs a file"),
                feed("--words 0", USAGE, "'0' is not a number from 1"),
                feed("TEMP/good.txt --words 5", USAGE, "--words comes in place of a file"),
                feed("TEMP/good.txt TEMP/good.txt", USAGE, "Type --help"),
                feed("--speed 5", USAGE, "Unknown option: '--speed'"));
    }

    static Stream<Row> commands() {
        return Stream.of(
                cli("reset 99", USAGE, "There is no lab 99; type ./lab to see which there are"),
                cli("reset three", USAGE, "There is no lab three"),
                cli("reset --all", USAGE, "Unknown option: '--all'"),
                cli("doctor now", USAGE, "Type --help"),
                cli("cluster --workers 0", USAGE, "'0' is not a number from 1"),
                cli("cluster --cores two", USAGE, "'two' is not a number from 1"),
                cli("cluster --memory lots", USAGE, "'lots' is not an amount of memory; type for example --memory 1g"),
                cli(
                        "cluster --memory 400m",
                        USAGE,
                        "With --memory 400m no worker could start an executor, which takes 512"),
                cli("cluster --port 70000", USAGE, "'70000' is not a port"),
                cli("cluster --port 8080", USAGE, "are both 8080; type another --port or another --ui-port"),
                cli("cluster stop-worker two", USAGE, "'two' is not a number from 1"),
                cli("submit", USAGE, "Name the lab that is to run on the cluster by its number"),
                cli("submit 99", USAGE, "There is no lab 99; type one of 1, "),
                cli("submit 6 1000", USAGE, "SensorSimulator is no Spark application"),
                cli("submit 1 --prot 1", USAGE, "Did you mean --port?"),
                cli("submit 1 --batch 0s", USAGE, "'0s'"),
                cli("submit 5 --supervise --fresh", USAGE, "would delete its own checkpoint; type --checkpoint"),
                cli("submit --print 5 --fresh", USAGE, "would delete its own checkpoint; type --checkpoint"),
                cli("submit 11 --supervise --demo", USAGE, "which stay when a driver dies, and leave --demo out"),
                cli(
                        "submit --print 8 CheckpointedOffsets --demo",
                        USAGE,
                        "with --demo would delete its own checkpoint"),
                cli("submit 1 --demo --master local[2]", USAGE, "leave --master out"),
                cli("submit 9 StateReader", USAGE, "StateReader reads files and ends"),
                cli("submit 9 BatchAndStream", USAGE, "run it here, without submit"),
                cli("cluster stop-wroker 2", USAGE, "Did you mean stop-worker?"),
                cli("--port 9999", USAGE, "Type --help"));
    }

    static Stream<Row> lab12() {
        return Stream.of(
                lab(
                        StructuredHotReadings::new,
                        "--real-time --count",
                        USAGE,
                        "Real-time mode keeps no state in Spark 4.2"),
                lab(
                        StructuredHotReadings::new,
                        "--real-time --mode append",
                        USAGE,
                        "in output mode update, not append"),
                lab(
                        StructuredHotReadings::new,
                        "--real-time --mode complete",
                        USAGE,
                        "in output mode update, not complete"),
                lab(StructuredHotReadings::new, "--real-time 1s", USAGE, "type --real-time 5s or more."),
                lab(StructuredHotReadings::new, "--real-time 4999ms", USAGE, "4999ms is less than Spark allows"),
                lab(StructuredHotReadings::new, "--real-time 0s", USAGE, "'0s' is no time at all"),
                lab(StructuredHotReadings::new, "--real-time soon", USAGE, "'soon' is not a duration"),
                lab(StructuredHotReadings::new, "--real-time --trigger 1s", USAGE, "type only one of the two."),
                lab(StructuredHotReadings::new, "--trigger soon", USAGE, "'soon' is not a duration"),
                lab(StructuredHotReadings::new, "--trigger -1s", USAGE, "'-1s' is no time at all"),
                lab(StructuredHotReadings::new, "--mode all", USAGE, "'all'"),
                lab(StructuredHotReadings::new, "--mode complete", USAGE, "leave out --mode, or add --count."),
                lab(StructuredHotReadings::new, "--mode append --count", USAGE, "a count never is"),
                lab(
                        StructuredHotReadings::new,
                        "--demo --real-time --master local[1]",
                        USAGE,
                        "The master local[1] has 1 thread and real-time mode keeps one for each of the 2 partitions of"
                                + " dsamp6, so that it would wait for ever; type --master \"local[2]\" or more."),
                lab(StructuredHotReadings::new, "--plot TEMP/times.gif", USAGE, "such as --plot latency.png."),
                lab(StructuredHotReadings::new, "--plot TEMP/none/times.png", FAILURE, "name a file in a folder that"),
                lab(StructuredHotReadings::new, "--limit hot", USAGE, "'hot' is not a temperature; type degrees"),
                lab(StructuredHotReadings::new, "--limit NaN", USAGE, "'NaN' is not a temperature"),
                lab(HotReadings::new, "--limit 1e9", USAGE, "'1e9' is not a temperature"),
                lab(HotReadings::new, "--batch 0s", USAGE, "'0s'"),
                lab(HotReadings::new, "--real-time", USAGE, "Unknown option: '--real-time'"),
                lab(HotReadings::new, "--compare --master local[1]", USAGE, "type --master \"local[2]\" or more."));
    }

    static Stream<Row> labs() {
        return Stream.of(
                lab(SocketWordCount::new, "--port FREE", FAILURE, "Nothing listens on localhost:"),
                lab(SocketWordCount::new, "--port FREE", FAILURE, "start a text source first"),
                lab(
                        SocketWordCount::new,
                        "--host no-such-host.invalid",
                        FAILURE,
                        "There is no host named 'no-such-host"),
                lab(SocketWordCount::new, "--port x", USAGE, "'x' is not a port; type a number from 1 to 65535"),
                lab(SocketWordCount::new, "--port 70000", USAGE, "'70000' is not a port"),
                lab(SocketWordCount::new, "--port -1", USAGE, "'-1' is not a port"),
                lab(SocketWordCount::new, "--demo --port TAKEN", FAILURE, "is taken by another program"),
                lab(SocketWordCount::new, "--batch soon", USAGE, "'soon'"),
                lab(RecoverableWordCount::new, "--storage DISK", USAGE, "'DISK' is not a storage level"),
                lab(RecoverableWordCount::new, "--storage none", USAGE, "type for example --storage MEMORY_ONLY"),
                lab(SocketWordCount::new, "--batch 5", USAGE, "'5'"),
                lab(SocketWordCount::new, "--batch 0s", USAGE, "'0s'"),
                lab(SocketWordCount::new, "--batch -1s", USAGE, "'-1s'"),
                lab(SocketWordCount::new, "--for never", USAGE, "'never'"),
                lab(SocketWordCount::new, "--demo --master local[1]", USAGE, "--master \"local[2]\""),
                lab(SocketWordCount::new, "--demo --master local", USAGE, "--master \"local[2]\""),
                lab(SocketWordCount::new, "--demo --master here", USAGE, "'here' is not a Spark master"),
                lab(
                        SocketWordCount::new,
                        "--demo --master spark://",
                        USAGE,
                        "'spark://' is not the address of a master"),
                lab(SocketWordCount::new, "--demo --master spark://127.0.0.1", USAGE, "is not the address of a master"),
                lab(
                        SocketWordCount::new,
                        "--demo --master spark://example.org:7077",
                        USAGE,
                        "The executors of spark://example.org:7077 run on other machines"),
                lab(
                        SocketWordCount::new,
                        "--demo --master spark://127.0.0.1:FREE",
                        FAILURE,
                        "type ./lab cluster in another terminal first"),
                lab(
                        SocketWordCount::new,
                        "--demo --master spark://127.0.0.1:TAKEN",
                        FAILURE,
                        "does not answer as a master of Spark"),
                lab(SocketWordCount::new, "--speed", USAGE, "Unknown option: '--speed'"),
                lab(SocketWordCount::new, "--prot 1", USAGE, "'1'. Did you mean --port? Type --help"),
                lab(SocketWordCount::new, "now", USAGE, "Type --help"),
                lab(WindowedWordCount::new, "--batch 2s --window 3s", USAGE, "multiple of the batch interval"),
                lab(WindowedWordCount::new, "--batch 2s --window 4s --slide 3s", USAGE, "multiple of the batch"),
                lab(
                        WindowedWordCount::new,
                        "--window 2s --slide 4s --inverse",
                        USAGE,
                        "The inverse form counts wrongly"),
                lab(WindowedWordCount::new, "--window -4s", USAGE, "'-4s'"));
    }

    static Stream<Row> state() {
        return Stream.of(
                lab(StateReader::new, "TEMP/none", FAILURE, "; name the checkpoint folder of a query."),
                lab(StateReader::new, "TEMP/good.txt", FAILURE, "This is a file, not a folder: "),
                lab(
                        StateReader::new,
                        "TEMP",
                        FAILURE,
                        " is not a checkpoint of a query, since nothing in it says which"),
                lab(
                        StructuredWordSessions::new,
                        "--files TEMP/none",
                        FAILURE,
                        "; make one for the files with --files."),
                lab(
                        StructuredWordSessions::new,
                        "--files TEMP --demo",
                        USAGE,
                        "are two sources; type only one of them."),
                lab(
                        StructuredWordSessions::new,
                        "--files TEMP --initial TEMP",
                        FAILURE,
                        " is not a checkpoint of a query, since nothing in it says which"));
    }

    static Stream<Row> checkpoints() {
        String checkpoint = "--demo --inverse --checkpoint ";
        Stream<Row> rows = Stream.of(
                lab(
                        WindowedWordCount::new,
                        checkpoint + "TEMP/good.txt",
                        FAILURE,
                        "good.txt is a file; name a folder with --checkpoint."),
                lab(WindowedWordCount::new, checkpoint + "TEMP/good.txt/below", FAILURE, "lies below a file"),
                lab(
                        WindowedWordCount::new,
                        checkpoint + "s3a://bucket/folder",
                        USAGE,
                        "No file system is known for --checkpoint s3a://bucket/folder; type a folder"),
                lab(WindowedWordCount::new, checkpoint + "TEMP", FAILURE, "is left as it is"));
        // Where nobody makes a folder, not even root.
        Row unwritable = lab(WindowedWordCount::new, checkpoint + "/proc/none", FAILURE, "/proc/none");
        return OS.LINUX.isCurrentOs() ? Stream.concat(rows, Stream.of(unwritable)) : rows;
    }

    /** What ends the JVM before there is a command: each in a process of its own. */
    static Stream<Arguments> launched() {
        return Stream.of(
                Arguments.of("99 --demo", "There is no lab 99; type one of 1, "),
                Arguments.of("12345678901", "There is no lab 12345678901; type one of 1, "),
                Arguments.of("1 WordCount --demo", "Lab 1 has no main class WordCount; type ./lab 1"),
                Arguments.of("run 1", "There is no command run; type ./lab --help"));
    }

    @BeforeEach
    void prepare() throws IOException {
        Files.writeString(temp.resolve("good.txt"), "one\ntwo\n");
        Files.createFile(temp.resolve("empty.txt"));
        Files.writeString(temp.resolve("latin.txt"), "one\ngrüße\n", StandardCharsets.ISO_8859_1);
        Files.writeString(temp.resolve("utf16.txt"), "grüße\n", StandardCharsets.UTF_16);
        Files.writeString(temp.resolve("long.txt"), "one\n" + "x".repeat(10_000_000) + "\n");
        taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        in = System.in;
        System.setIn(InputStream.nullInputStream());
    }

    @AfterEach
    void cleanUp() throws IOException {
        System.setIn(in);
        taken.close();
    }

    @ParameterizedTest
    @MethodSource({"feed", "commands", "labs", "state", "lab12", "checkpoints"})
    void oneSentenceAndAnExitCode(Row row) {
        LabCall call = LabCall.of(row.command().get(), words(row.typed()));
        assertOneSentence(call.err().lines().toList(), filledIn(row.sentence()));
        assertThat(call.exitCode()).isEqualTo(row.code());
    }

    @ParameterizedTest
    @MethodSource("launched")
    void oneSentenceBeforeThereIsACommand(String typed, String sentence) {
        try (LabProcess process = LabProcess.start(Main.class, words(typed))) {
            assertThat(process.awaitExit()).as(process.transcript()).isEqualTo(USAGE);
            assertOneSentence(process.err(), sentence);
            assertThat(process.out()).isEmpty();
        }
    }

    private static void assertOneSentence(List<String> lines, String sentence) {
        assertThat(lines).hasSize(1);
        assertThat(lines.get(0)).startsWith("error: ").contains(sentence).endsWith(".");
    }

    private String[] words(String typed) {
        return Arrays.stream(typed.split(" ")).map(this::filledIn).toArray(String[]::new);
    }

    private String filledIn(String text) {
        return text.replace("TEMP", temp.toString())
                .replace("TAKEN", String.valueOf(taken.getLocalPort()))
                .replace("FREE", String.valueOf(Ports.free()));
    }

    private static Row feed(String typed, int code, String sentence) {
        return new Row(Feed::new, typed, code, sentence);
    }

    private static Row cli(String typed, int code, String sentence) {
        return new Row(Main::new, typed, code, sentence);
    }

    private static Row lab(Supplier<Object> command, String typed, int code, String sentence) {
        // Should a row be accepted after all, the lab ends by itself.
        String bounded = typed.contains("--for") ? typed : typed + " --for 1s";
        return new Row(command, bounded, code, sentence);
    }
}
