package labs.check.sheets;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The terminals of a student: one for the lab, one for each server, and one for what ends by itself. */
final class Stage implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(90);

    private final Path project;
    private final Map<Command, Terminal> servers = new EnumMap<>(Command.class);
    private final Deque<Terminal> labs = new ArrayDeque<>();

    Stage(Path project) {
        this.project = project;
    }

    /** Starts a command; one server of a kind runs at a time, and a server is started when it can be used. */
    Terminal start(int line, String command) {
        Terminal started = new Terminal(project, line, command);
        Command kind = started.kind();
        if (kind.isServer()) {
            if (server(kind) == null) {
                servers.put(kind, started);
            }
            // Netcat says nothing, and is there at once.
            if (command.startsWith("nc ")) {
                started.awaitEnd(Duration.ofMillis(300));
            } else {
                started.await(() -> !started.lines().isEmpty() || !started.runs(), START);
            }
        } else if (kind == Command.LAB) {
            labs.push(started);
        }
        return started;
    }

    /** The lab that was started last, or null. */
    Terminal lab() {
        return labs.stream().filter(Terminal::runs).findFirst().orElse(null);
    }

    /** The lab that was started last, also where it has ended; or null. */
    Terminal last() {
        return labs.peek();
    }

    /** The labs that have ended since this was asked before. */
    List<Terminal> ended() {
        List<Terminal> ended = labs.stream().filter(lab -> !lab.runs()).toList();
        labs.removeAll(ended);
        return ended;
    }

    /** The server of a kind that runs, or null. */
    Terminal server(Command kind) {
        Terminal server = servers.get(kind);
        return server != null && server.runs() ? server : null;
    }

    /** Presses Ctrl-C in the lab that was started last, and waits for its end; answers which that was, or null. */
    Terminal stopLab() {
        Terminal lab = lab();
        if (lab != null && !lab.stop()) {
            lab.close();
            throw new IllegalStateException("'" + lab.command() + "' does not end with Ctrl-C");
        }
        return lab;
    }

    /** Kills the lab that was started last; answers which that was, or null. */
    Terminal killLab() {
        Terminal lab = lab();
        if (lab != null) {
            lab.kill();
        }
        return lab;
    }

    void stopServer(Command kind) {
        Terminal server = servers.remove(kind);
        if (server != null && !server.stop()) {
            server.close();
        }
    }

    void killServer(Command kind) {
        Terminal server = servers.remove(kind);
        if (server != null) {
            server.kill();
        }
    }

    @Override
    public void close() {
        labs.forEach(Terminal::close);
        servers.values().forEach(Terminal::close);
        labs.clear();
        servers.clear();
    }
}
