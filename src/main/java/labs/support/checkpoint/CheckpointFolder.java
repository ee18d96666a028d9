package labs.support.checkpoint;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import labs.support.Failures;
import labs.support.FolderLock;
import labs.support.UserError;
import labs.support.Workspace;
import labs.support.inside.DiskSpace;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.ParentNotDirectoryException;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.apache.spark.SparkConf;
import scala.Tuple2;

/** A folder for checkpoints on any Hadoop file system, with the fingerprint of those who wrote them. */
final class CheckpointFolder {
    /** Whose checkpoint it is, as the fingerprint says it. */
    static final String LAB = "lab";

    /** The fingerprint stands beside what Spark writes. */
    static final String FINGERPRINT = "fingerprint.properties";

    private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    /** What Spark Streaming writes: metadata, the blocks' log, RDDs; then what Structured Streaming writes for a query, or for several. */
    private static final Pattern KNOWN =
            Pattern.compile("checkpoint-\\d+(\\.bk)?|temp|receivedData|receivedBlockMetadata|" + UUID
                    + "|metadata|offsets|commits|sources|state|query-\\w+|" + Pattern.quote(FINGERPRINT)
                    + "(\\.\\w+)?");
    /** What can be recovered from. */
    private static final Pattern RECOVERABLE = Pattern.compile("checkpoint-\\d+(\\.bk)?|offsets|query-\\w+");

    private final String typed;
    private final Path path;
    private final FileSystem files;

    /**
     * @param typed a URI, or a path of the local file system
     * @throws UserError if no file system serves it
     */
    CheckpointFolder(String typed, SparkConf conf) {
        this.typed = typed;
        this.path = path(typed);
        try {
            this.files = path.getFileSystem(hadoop(conf));
        } catch (IOException | RuntimeException e) {
            // Hadoop knows more kinds, such as s3a, than it brings classes for.
            boolean unknown = e instanceof UnsupportedFileSystemException
                    || Failures.find(e, ClassNotFoundException.class).isPresent();
            throw unknown
                    ? UserError.usage("No file system is known for --checkpoint " + typed
                            + "; type a folder of this machine, or a URI such as hdfs://HOST:8020/FOLDER.")
                    : failed("cannot be reached", e);
        }
    }

    /** Spark's Hadoop settings ({@code spark.hadoop.*}) on top of Hadoop's own. */
    static Configuration hadoop(SparkConf conf) {
        Configuration hadoop = new Configuration();
        for (Tuple2<String, String> setting : conf.getAllWithPrefix("spark.hadoop.")) {
            hadoop.set(setting._1(), setting._2());
        }
        return hadoop;
    }

    /** The form that Spark takes. */
    String uri() {
        return files.makeQualified(path).toString();
    }

    /** The form that a person reads. */
    String name() {
        return local().map(Workspace::display).orElse(typed);
    }

    /** Whether there is something to recover from. */
    boolean isRecoverable() {
        return children().stream().anyMatch(name -> RECOVERABLE.matcher(name).matches());
    }

    /** Makes the folder where it is missing. */
    void make() {
        try {
            if (!files.mkdirs(path)) {
                throw new IOException("it cannot be made");
            }
        } catch (ParentNotDirectoryException | FileAlreadyExistsException e) {
            throw belowAFile();
        } catch (IOException e) {
            throw failed("cannot be made or written", e);
        }
    }

    /**
     * Holds the folder until the lab ends, where it is on this machine.
     *
     * @throws UserError if another driver uses it
     */
    void lock() {
        Optional<java.nio.file.Path> local = local();
        try {
            if (local.isPresent() && !FolderLock.takeForTheLab(local.get())) {
                throw UserError.failure(
                        "The checkpoint folder " + name() + " is in use by " + FolderLock.holder(local.get())
                                + "; stop that one first, or name another folder with --checkpoint.");
            }
        } catch (IOException e) {
            throw failed("cannot be made or written", e);
        }
    }

    /**
     * Refuses a folder in which anything is that this lab has not written.
     *
     * @param lab the name of the lab's main class
     */
    void requireOwn(String lab) {
        List<String> children = children();
        if (children.isEmpty()) {
            return;
        }
        Optional<String> strange =
                children.stream().filter(name -> !KNOWN.matcher(name).matches()).findFirst();
        if (strange.isPresent()) {
            throw UserError.failure("The folder " + name() + " is left as it is, because '" + strange.get()
                    + "' in it is not part of a checkpoint; name a new or empty folder with --checkpoint.");
        }
        String owner = fingerprint().get(LAB);
        if (owner == null) {
            throw UserError.failure(
                    "The folder " + name() + " is left as it is, because nothing in it says that this lab"
                            + " has written '" + children.get(0) + "'; name a new or empty folder with --checkpoint.");
        }
        if (!owner.equals(lab)) {
            throw UserError.failure("The checkpoint in " + name() + " is one of " + owner + ", not of " + lab
                    + "; name another folder with --checkpoint.");
        }
    }

    /** Removes what is in the folder; ask {@link #requireOwn} before. */
    void empty() {
        try {
            for (String child : children()) {
                if (!files.delete(new Path(path, child), true)) {
                    throw new IOException("the file system refuses");
                }
            }
        } catch (IOException e) {
            throw failed("cannot be emptied", e);
        }
    }

    /**
     * The fingerprint, sorted by key; empty where there is none.
     *
     * @throws UserError if it cannot be read
     */
    TreeMap<String, String> fingerprint() {
        if (!children().contains(FINGERPRINT)) {
            return new TreeMap<>();
        }
        Properties properties = new Properties();
        try (InputStream in = files.open(new Path(path, FINGERPRINT))) {
            properties.load(in);
        } catch (IOException | IllegalArgumentException e) {
            throw damaged(e);
        }
        TreeMap<String, String> values = new TreeMap<>();
        properties.stringPropertyNames().forEach(key -> values.put(key, properties.getProperty(key)));
        return values;
    }

    /** Writes the fingerprint; one that is there is replaced. */
    void fingerprint(TreeMap<String, String> values) {
        Properties properties = new Properties();
        properties.putAll(values);
        try (OutputStream out = files.create(new Path(path, FINGERPRINT), true)) {
            properties.store(out, "What the checkpoint in this folder depends on");
        } catch (IOException e) {
            throw failed("cannot be written", e);
        }
    }

    /** The sentence for a checkpoint that cannot be read. */
    UserError damaged(Throwable e) {
        return fullDisk(e)
                .orElseGet(() -> UserError.failure(
                        "The checkpoint in " + name() + " cannot be read (" + reason(e)
                                + "); type --fresh to start over: what it holds is lost then.",
                        e));
    }

    /** Names of what is in the folder but its lock; nothing where the folder does not exist. */
    private List<String> children() {
        List<String> names = new ArrayList<>();
        try {
            FileStatus status = files.getFileStatus(path);
            if (!status.isDirectory()) {
                throw UserError.failure(
                        "The checkpoint folder " + name() + " is a file; name a folder with --checkpoint.");
            }
            Arrays.stream(files.listStatus(path))
                    .map(child -> child.getPath().getName())
                    .filter(name -> !name.equals(FolderLock.FILE))
                    .sorted()
                    .forEach(names::add);
        } catch (FileNotFoundException e) {
            return names;
        } catch (IOException e) {
            throw isBelowAFile() ? belowAFile() : failed("cannot be read", e);
        }
        return names;
    }

    /** Some file systems say of a folder below a file that it does not exist, some that it cannot be looked at. */
    private boolean isBelowAFile() {
        for (Path above = path.getParent(); above != null; above = above.getParent()) {
            try {
                return files.getFileStatus(above).isFile();
            } catch (IOException e) {
                // It is no file itself, so look further up.
                continue;
            }
        }
        return false;
    }

    private UserError belowAFile() {
        return UserError.failure(
                "The checkpoint folder " + name() + " lies below a file; name another with --checkpoint.");
    }

    private UserError failed(String what, Exception e) {
        return fullDisk(e)
                .orElseGet(() -> UserError.failure(
                        "The checkpoint folder " + typed + " " + what + " (" + reason(e)
                                + "); name another folder with --checkpoint.",
                        e));
    }

    private Optional<UserError> fullDisk(Throwable e) {
        return local().flatMap(folder -> DiskSpace.full(folder, e));
    }

    /** Where it is, if it is on this machine. */
    private Optional<java.nio.file.Path> local() {
        URI uri = path.toUri();
        boolean here = "file".equals(uri.getScheme()) && uri.getAuthority() == null;
        return here ? Optional.of(java.nio.file.Path.of(uri)) : Optional.empty();
    }

    private static String reason(Throwable e) {
        String message =
                e.getMessage() == null ? "" : e.getMessage().lines().findFirst().orElse("");
        return message.isBlank() ? e.getClass().getSimpleName() : message;
    }

    /** Java closes the URI of a folder that exists with a slash, and only that. */
    private static URI withoutSlash(URI uri) {
        return URI.create(uri.toString().replaceFirst("(?<=[^/])/$", ""));
    }

    private static Path path(String typed) {
        try {
            // Two letters at least: C:\folder is a path.
            return typed.matches("[A-Za-z][A-Za-z0-9+.-]+:.*")
                    ? new Path(typed)
                    : new Path(withoutSlash(Workspace.callerFile(typed).toUri()));
        } catch (IllegalArgumentException e) {
            throw UserError.usage("'" + typed + "' is not a folder; name one with --checkpoint, such as work/mine.");
        }
    }
}
