package labs.harness.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import labs.cli.Main;
import labs.harness.machine.Ports;
import labs.support.Workspace;

/**
 * {@code ./lab cluster} as a student starts it, in a folder of its own in place of the project's, and what is typed in
 * other terminals meanwhile.
 */
public final class ClusterProcess implements AutoCloseable {
    private static final Pattern NODE = Pattern.compile("  (master|worker-\\d+) +process (\\d+)");

    private final Path home;
    private final String port = String.valueOf(Ports.free());
    private final String uiPort = String.valueOf(Ports.free());
    private final LabProcess process;
    private final List<ProcessHandle> nodes;
    private final Terminal terminal;

    private ClusterProcess(Path home, String... options) {
        this.home = home;
        List<String> args = new ArrayList<>(List.of("cluster", "--port", port, "--ui-port", uiPort));
        args.addAll(List.of(options));
        process = lab(args.toArray(String[]::new));
        terminal = new Terminal(List.of("-Dlabs.home=" + home));
        process.awaitOut(line -> line.startsWith("./lab cluster stop-worker "));
        nodes = process.out().stream()
                .map(NODE::matcher)
                .filter(Matcher::matches)
                .map(found -> ProcessHandle.of(Long.parseLong(found.group(2))).orElseThrow())
                .toList();
    }

    /**
     * Starts a cluster, and returns when it can be used.
     *
     * @param home an empty folder, which gets the sheets and the texts
     * @param options of {@code ./lab cluster}, without ports
     */
    public static ClusterProcess start(Path home, String... options) {
        try {
            copy("labs", home);
            copy("data", home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ClusterProcess(home, options);
    }

    /** The process that was started. */
    public LabProcess process() {
        return process;
    }

    /** What is typed after {@code --master}. */
    public String master() {
        return "spark://127.0.0.1:" + port;
    }

    /** The address of the master's page. */
    public String page() {
        return "http://127.0.0.1:" + uiPort;
    }

    /** What stands for the project's folder. */
    public Path home() {
        return home;
    }

    /** Its folder, {@code work/cluster}. */
    public Path folder() {
        return home.resolve("work").resolve("cluster");
    }

    /** The processes that it has said it has started: master, worker 1, worker 2 and so on. */
    public List<ProcessHandle> nodes() {
        return nodes;
    }

    /** The process that is a node now, {@code master} or {@code worker-2}, whoever has started it. */
    public Optional<ProcessHandle> node(String name) {
        try {
            long pid = Long.parseLong(
                    Files.readString(folder().resolve("processes").resolve(name))
                            .strip());
            return ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The names of all workers that it has had. */
    public List<String> workerNames() {
        String[] files = folder().resolve("processes").toFile().list((folder, name) -> name.matches("worker-\\d+"));
        return Stream.of(files).sorted().toList();
    }

    /** The workers that run now. */
    public List<ProcessHandle> workers() {
        return workerNames().stream().flatMap(name -> node(name).stream()).toList();
    }

    /** What runs on the nodes that it has started itself: executors and drivers. */
    public List<ProcessHandle> running() {
        return nodes.stream().flatMap(ProcessHandle::descendants).toList();
    }

    /** {@code ./lab} with what is typed after it, in another terminal. */
    public LabProcess lab(String... typed) {
        return LabProcess.start(List.of("-Dlabs.home=" + home), Main.class, typed);
    }

    /** A command, in another terminal, that ends without a mistake: the lines that it prints. */
    public List<String> ended(String... typed) {
        LabCall call = terminal.type(typed);
        assertThat(call.exitCode()).as(call.toString()).isZero();
        return call.out().lines().toList();
    }

    /** A command, in another terminal, that ends with one sentence. */
    public void says(int code, String sentence, String... typed) {
        LabCall call = terminal.type(typed);
        assertThat(call.exitCode()).as(call.toString()).isEqualTo(code);
        assertOneSentence(call.err().lines().toList(), sentence);
    }

    /** A lab, in another terminal, that ends with one sentence. */
    public void labSays(int code, String sentence, String... typed) {
        try (LabProcess lab = lab(typed)) {
            assertThat(lab.awaitExit()).as(lab.transcript()).isEqualTo(code);
            assertOneSentence(lab.err(), sentence);
        }
    }

    private static void assertOneSentence(List<String> said, String sentence) {
        assertThat(said)
                .singleElement()
                .asString()
                .startsWith("error: ")
                .contains(sentence)
                .endsWith(".");
    }

    @Override
    public void close() {
        List<ProcessHandle> all = Stream.of(nodes.stream(), workers().stream(), node("master").stream())
                .flatMap(some -> some)
                .distinct()
                .flatMap(node -> Stream.concat(Stream.of(node), node.descendants()))
                .toList();
        process.close();
        terminal.close();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(each -> each.onExit().join());
    }

    private static void copy(String folder, Path home) throws IOException {
        try (Stream<Path> files = Files.list(Workspace.home().resolve(folder))) {
            Files.createDirectories(home.resolve(folder));
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, home.resolve(folder).resolve(file.getFileName()));
            }
        }
    }
}
