package labs.harness.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** On which addresses a process listens, as Linux tells it in {@code /proc}. */
public final class ListeningSockets {
    private static final Pattern SOCKET = Pattern.compile("socket:\\[(\\d+)]");
    private static final String LISTEN = "0A";

    private ListeningSockets() {}

    /** Whether this system tells it. */
    public static boolean canBeRead() {
        return Files.isReadable(Path.of("/proc/self/net/tcp"));
    }

    /**
     * The TCP sockets on which a process waits for connections.
     *
     * @return {@code ADDRESS:PORT} each, for example {@code 127.0.0.1:4040} or {@code [::1]:4040}
     */
    public static List<String> of(long pid) throws IOException {
        Path process = Path.of("/proc", String.valueOf(pid));
        Set<String> own = sockets(process.resolve("fd"));
        List<String> listening = new ArrayList<>();
        for (String table : List.of("tcp", "tcp6")) {
            Path file = process.resolve("net").resolve(table);
            if (Files.exists(file)) {
                for (String line : Files.readAllLines(file)) {
                    String[] columns = line.strip().split("\\s+");
                    if (columns.length > 9 && columns[3].equals(LISTEN) && own.contains(columns[9])) {
                        listening.add(readable(columns[1]));
                    }
                }
            }
        }
        return listening;
    }

    /** Whether only this machine can connect to such an address. */
    public static boolean isLoopback(String address) {
        return address.startsWith("127.") || address.startsWith("[::1]") || address.startsWith("[::ffff:127.");
    }

    private static Set<String> sockets(Path folder) throws IOException {
        Set<String> inodes = new HashSet<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                try {
                    Matcher socket = SOCKET.matcher(Files.readSymbolicLink(file).toString());
                    if (socket.matches()) {
                        inodes.add(socket.group(1));
                    }
                } catch (IOException e) {
                    // The process has closed it since the folder was read.
                    continue;
                }
            }
        }
        return inodes;
    }

    /** The kernel writes addresses as hexadecimal numbers of 32 bits in the machine's order of bytes. */
    private static String readable(String text) {
        String[] parts = text.split(":");
        int port = Integer.parseInt(parts[1], 16);
        String hex = parts[0];
        if (hex.length() == 8) {
            return dotted(hex) + ":" + port;
        }
        if (hex.startsWith("0000000000000000FFFF0000")) {
            return "[::ffff:" + dotted(hex.substring(24)) + "]:" + port;
        }
        return "[" + (hex.equals("00000000000000000000000001000000") ? "::1" : hex) + "]:" + port;
    }

    private static String dotted(String hex) {
        StringBuilder address = new StringBuilder();
        for (int at = 6; at >= 0; at -= 2) {
            address.append(address.isEmpty() ? "" : ".").append(Integer.parseInt(hex.substring(at, at + 2), 16));
        }
        return address.toString();
    }
}
