package labs.cli.doctor;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import labs.support.Workspace;

/** What {@code ./lab doctor} looks at. */
final class MachineChecks {
    /** A lab runs in 512 MB, Maven in as much again. */
    private static final long MEMORY_WRONG = 1_000_000_000L;

    private static final long MEMORY_NOTE = 3_000_000_000L;
    private static final long DISK_WRONG = 500_000_000L;
    private static final long DISK_NOTE = 2_000_000_000L;
    /** File systems on which a rename or a lock is slow or not to be relied on. */
    private static final Set<String> REMOTE =
            Set.of("nfs", "nfs4", "cifs", "smbfs", "9p", "v9fs", "drvfs", "fuse.sshfs");

    private MachineChecks() {}

    static List<MachineCheck> all() {
        List<MachineCheck> findings = new ArrayList<>();
        findings.add(java(Runtime.version().feature(), System.getProperty("java.home")));
        findings.add(maven(windows() ? List.of("cmd", "/c", "mvn", "-v") : List.of("mvn", "-v")));
        findings.add(port(9999, "text source", "end it, or type --port 9998 for ./lab feed and for the lab"));
        findings.add(port(
                9092,
                "Kafka broker",
                "end it, or type --port 9093 for ./lab kafka and" + " --bootstrap-servers localhost:9093 for the lab"));
        findings.add(port(4040, "Spark UI", "nothing to do: the next lab shows its UI on another port and says which"));
        findings.add(
                memory(((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getTotalMemorySize()));
        findings.add(files(Workspace.work()));
        findings.add(disk(Workspace.work()));
        return findings;
    }

    static MachineCheck java(int version, String home) {
        String found = "Java " + version + " in " + home;
        return version >= 17 && version <= 25
                ? MachineCheck.ok("Java", found)
                : MachineCheck.wrong("Java", found + ": install a JDK 17 to 25 and set JAVA_HOME to it");
    }

    static MachineCheck maven(List<String> command) {
        String cure = ": install Maven 3.6.3 or later and open a new terminal";
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
                return MachineCheck.wrong("Maven", "mvn -v fails" + cure);
            }
            String version = output.lines()
                    .filter(line -> line.contains("Apache Maven "))
                    .map(line ->
                            line.replaceFirst(".*Apache Maven (\\S+).*", "$1").replaceAll("\\u001b\\[[0-9;]*m", ""))
                    .findFirst()
                    .orElse("of an unknown version");
            return version.matches("[12]\\..*|3\\.[0-5]\\..*|3\\.6\\.[0-2].*")
                    ? MachineCheck.wrong("Maven", "Maven " + version + cure)
                    : MachineCheck.ok("Maven", "Maven " + version);
        } catch (IOException e) {
            return MachineCheck.wrong("Maven", "not found" + cure);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return MachineCheck.wrong("Maven", "not asked: the look was interrupted");
        }
    }

    static MachineCheck port(int port, String what, String cure) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
            return MachineCheck.ok("port " + port, "free (" + what + ")");
        } catch (IOException e) {
            return MachineCheck.note("port " + port, "taken by another program (" + what + "): " + cure);
        }
    }

    static MachineCheck memory(long bytes) {
        String found = gigabytes(bytes) + " of memory";
        if (bytes < MEMORY_WRONG) {
            return MachineCheck.wrong("memory", found + ": at least 1 GB is needed; give the virtual machine more");
        }
        return bytes < MEMORY_NOTE
                ? MachineCheck.note(
                        "memory", found + ": enough for a lab; close other programs, and run one lab at a time")
                : MachineCheck.ok("memory", found);
    }

    /** Checkpoints are written aside and renamed, so that is what is tried. */
    static MachineCheck files(Path work) {
        try {
            Files.createDirectories(work);
            Path one = Files.createTempFile(work, "doctor", ".tmp");
            Path other = Files.createTempFile(work, "doctor", ".tmp");
            try {
                Files.writeString(one, "grüße");
                Files.move(one, other, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                if (!Files.readString(other).equals("grüße")) {
                    return MachineCheck.wrong(
                            "files", work + " gives back other text than was written: use another disk");
                }
            } finally {
                Files.deleteIfExists(one);
                Files.deleteIfExists(other);
            }
            String type = Files.getFileStore(work).type();
            return REMOTE.contains(type.toLowerCase(Locale.ROOT))
                    ? MachineCheck.note(
                            "files",
                            work + " is on a shared or remote file system (" + type
                                    + "), which is slow for checkpoints: move the project to a local disk")
                    : MachineCheck.ok("files", work + " can be written (" + type + ")");
        } catch (IOException e) {
            return MachineCheck.wrong("files", work + " cannot be written: move the project to a folder of your own");
        }
    }

    static MachineCheck disk(Path work) {
        try {
            FileStore store = Files.getFileStore(work);
            long free = store.getUsableSpace();
            String found = gigabytes(free) + " free";
            if (free < DISK_WRONG) {
                return MachineCheck.wrong("disk", found + ": make room, a checkpoint or a broker needs some 100 MB");
            }
            return free < DISK_NOTE
                    ? MachineCheck.note("disk", found + ": ./lab reset removes what old runs left in work/")
                    : MachineCheck.ok("disk", found);
        } catch (IOException e) {
            return MachineCheck.wrong("disk", "the free space in " + work + " cannot be read: move the project");
        }
    }

    private static String gigabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
    }

    private static boolean windows() {
        return System.getProperty("os.name").startsWith("Windows");
    }
}
