package labs.support.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import labs.support.FolderLock;
import labs.support.UserError;
import labs.support.Workspace;

/**
 * What a cluster leaves in its folder: how it was started, its secret, its processes, their logs and work folders. Only
 * who owns the folder can look into it.
 */
public final class ClusterFolder {
    private static final String SETTINGS = "cluster.properties";
    private static final String SECRET = "secret";
    private static final int SECRET_BYTES = 32;

    private final Path root;

    private ClusterFolder(Path root) {
        this.root = root;
    }

    /** The one of this project: {@code work/cluster}. */
    public static ClusterFolder ofThisProject() {
        return new ClusterFolder(Workspace.work().resolve("cluster"));
    }

    static ClusterFolder at(Path root) {
        return new ClusterFolder(root);
    }

    /** The cluster that runs now, if one does. */
    public Optional<ClusterSettings> running() {
        try {
            return FolderLock.isHeld(root) ? settings() : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** As {@link #running}, for who cannot do without. */
    public ClusterSettings requireRunning() {
        return running()
                .orElseThrow(() -> UserError.failure("No cluster runs; type ./lab cluster in another terminal first."));
    }

    /** The secret that master, workers, executors and drivers share. */
    String secret() throws IOException {
        return Files.readString(root.resolve(SECRET)).strip();
    }

    /** As {@link #secret}, for a lab or a command. */
    String requireSecret() {
        try {
            return secret();
        } catch (IOException e) {
            throw UserError.failure("The secret of the cluster cannot be read (" + e.getMessage()
                    + "): only who has started the cluster can use it.");
        }
    }

    Path root() {
        return root;
    }

    /** Where the standard output and error of master and workers go. */
    Path log(String node) {
        return root.resolve("logs").resolve(node + ".log");
    }

    /** Where a worker keeps what it runs: a folder for each application and driver. */
    Path workFolder(String node) {
        return root.resolve(node);
    }

    /** What processes of the cluster need on the disk while they run. */
    Path temporary() {
        return root.resolve("tmp");
    }

    /** What a master must know after its restart. */
    Path recovery() {
        return root.resolve("recovery");
    }

    /** The file that holds a node's process id. */
    Path processFile(String node) {
        return root.resolve("processes").resolve(node);
    }

    /**
     * Takes the folder for a new cluster: what the last one left is removed.
     *
     * @throws UserError if a cluster runs in it
     */
    FolderLock takeAnew() throws IOException {
        Files.createDirectories(root);
        onlyForItsOwner(root);
        FolderLock lock = FolderLock.take(root)
                .orElseThrow(() -> UserError.failure("A cluster runs already, as " + FolderLock.holder(root)
                        + "; use that one, or end it with Ctrl-C in its terminal."));
        try {
            removeAllBut(FolderLock.FILE);
            Path file = Files.createFile(root.resolve(SECRET));
            onlyForItsOwner(file);
            byte[] random = new byte[SECRET_BYTES];
            new SecureRandom().nextBytes(random);
            Files.writeString(file, HexFormat.of().formatHex(random));
            for (Path folder : List.of(log("x").getParent(), processFile("x").getParent(), temporary(), recovery())) {
                Files.createDirectories(folder);
            }
            return lock;
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    void write(ClusterSettings settings) throws IOException {
        writeAtOnce(root.resolve(SETTINGS), settings.text());
    }

    /** Written aside and moved, so that nobody ever reads half a file. */
    static void writeAtOnce(Path file, String text) throws IOException {
        Path aside = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(aside, text);
        Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private Optional<ClusterSettings> settings() throws IOException {
        Path file = root.resolve(SETTINGS);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties found = new Properties();
        found.load(new StringReader(Files.readString(file, UTF_8)));
        return Optional.of(ClusterSettings.of(found));
    }

    private void removeAllBut(String name) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (!file.equals(root) && !file.endsWith(name)) {
                    Files.delete(file);
                }
            }
        }
    }

    /** By permissions where the system has them, else by an access list. */
    private static void onlyForItsOwner(Path path) throws IOException {
        PosixFileAttributeView posix = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        AclFileAttributeView list = Files.getFileAttributeView(path, AclFileAttributeView.class);
        if (posix != null) {
            posix.setPermissions(PosixFilePermissions.fromString(Files.isDirectory(path) ? "rwx------" : "rw-------"));
        } else if (list != null) {
            list.setAcl(List.of(AclEntry.newBuilder()
                    .setType(AclEntryType.ALLOW)
                    .setPrincipal(list.getOwner())
                    .setPermissions(EnumSet.allOf(AclEntryPermission.class))
                    .build()));
        }
    }
}
