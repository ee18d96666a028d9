package labs.support.checkpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import labs.support.FolderLock;
import labs.support.UserError;
import labs.support.Workspace;

/** The checkpoints of streaming queries that do not run, on this machine: for a lab that looks into their state. */
public final class StoppedQueries {
    /** What the checkpoint of a DStream has and that of a query has not. */
    private static final Pattern DSTREAM = Pattern.compile("checkpoint-\\d+(\\.bk)?|receivedBlockMetadata");

    private StoppedQueries() {}

    /**
     * The queries that keep state in a lab's checkpoint folder, or the one whose own folder it is. Nobody can start them
     * until this lab has ended.
     *
     * @param folder what {@code --checkpoint} named, or one query in it
     * @return the checkpoint locations, at least one
     * @throws UserError if it is no checkpoint, one of a DStream, one in use, or one without state
     */
    public static List<Path> in(Path folder) {
        String name = Workspace.display(folder);
        try {
            if (!Files.isDirectory(folder)) {
                throw UserError.failure(
                        (Files.exists(folder) ? "This is a file, not a folder: " : "There is no folder ") + name
                                + "; name the checkpoint folder of a query.");
            }
            if (children(folder).stream()
                    .anyMatch(child -> DSTREAM.matcher(fileName(child)).matches())) {
                throw UserError.failure(
                        "The checkpoint in " + name + " is one of a DStream, whose state is Java objects"
                                + " that only its own code can read; name the checkpoint folder of a query of lab 9.");
            }
            List<Path> queries = queries(folder);
            if (queries.isEmpty()) {
                throw UserError.failure(
                        "The folder " + name + " is not a checkpoint of a query, since nothing in it says"
                                + " which batches it has done; name a folder that was named with --checkpoint.");
            }
            hold(folder);
            List<Path> stateful = queries.stream()
                    .filter(query -> Files.isDirectory(query.resolve("state")))
                    .toList();
            if (stateful.isEmpty()) {
                throw UserError.failure(
                        "The query in " + name + " keeps no state; name the checkpoint folder of one that"
                                + " groups, joins or calls transformWithState.");
            }
            for (Path query : stateful) {
                if (lastBatch(query).isEmpty()) {
                    throw UserError.failure(
                            "The query in " + name + " has not finished a batch yet; start it again, and"
                                    + " stop it when it has printed something.");
                }
            }
            return stateful;
        } catch (IOException e) {
            throw UserError.failure("The folder " + name + " cannot be read; name another checkpoint folder.", e);
        }
    }

    /**
     * The checkpoint folder of a lab in which a batch was done last.
     *
     * @param lab such as {@code lab09}
     */
    public static Optional<Path> newest(String lab) {
        return Stream.of("checkpoints", "demo")
                .map(Workspace.work()::resolve)
                .filter(Files::isDirectory)
                .flatMap(parent -> children(parent).stream())
                .filter(folder -> fileName(folder).startsWith(lab + "-"))
                .filter(folder -> queries(folder).stream().anyMatch(query -> Files.isDirectory(query.resolve("state"))))
                .max(Comparator.comparing(StoppedQueries::lastWritten));
    }

    /** The number of the last batch that was completed, if there is one. */
    public static Optional<Long> lastBatch(Path query) {
        Path commits = query.resolve("commits");
        return !Files.isDirectory(commits)
                ? Optional.empty()
                : children(commits).stream()
                        .map(StoppedQueries::fileName)
                        .filter(name -> name.matches("\\d+"))
                        .map(Long::valueOf)
                        .max(Comparator.naturalOrder());
    }

    private static List<Path> queries(Path folder) {
        return Stream.concat(
                        Stream.of(folder),
                        children(folder).stream()
                                .filter(child -> fileName(child).startsWith("query-")))
                .filter(query -> Files.isDirectory(query.resolve("offsets")))
                .toList();
    }

    /** A query's own folder is held by whoever holds the lab's, in which it lies. */
    private static void hold(Path folder) throws IOException {
        Path ofTheLab =
                fileName(folder).startsWith("query-") ? folder.toAbsolutePath().getParent() : folder;
        if (!FolderLock.takeForTheLab(ofTheLab)) {
            throw UserError.failure("The checkpoint in " + Workspace.display(folder) + " is in use by "
                    + FolderLock.holder(ofTheLab) + "; stop that query first, with Ctrl-C.");
        }
    }

    private static long lastWritten(Path folder) {
        return queries(folder).stream()
                .map(query -> query.resolve("commits").toFile().lastModified())
                .max(Comparator.naturalOrder())
                .orElse(0L);
    }

    private static List<Path> children(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String fileName(Path path) {
        return path.getFileName().toString();
    }
}
