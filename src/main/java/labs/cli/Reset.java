package labs.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import labs.cli.kafka.KafkaCommand;
import labs.cli.sheet.Sheet;
import labs.cli.sheet.Sheets;
import labs.support.FolderLock;
import labs.support.UserError;
import labs.support.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code ./lab reset}: removes what runs have left in {@code work}. Checkpoints, broker data and databases go together,
 * because each holds positions in the others. The progress of the exercises stays.
 */
@Command(
        name = "reset",
        description = {
            "Removes what runs have left in work/: checkpoints, broker data and databases together.",
            "With a number only what belongs to that lab; for a lab that uses the broker, the broker's data and what all",
            "such labs remember of it. The progress of your exercises stays.",
            ""
        })
final class Reset implements Callable<Integer> {
    private static final String PROGRESS = "progress.txt";

    private final Path home;

    @Parameters(paramLabel = "LAB", arity = "0..1", description = "the number of a lab (default: all)")
    private String lab;

    @Option(
            names = {"-y", "--yes"},
            description = "do not ask")
    private boolean yes;

    Reset() {
        this(Workspace.home());
    }

    /** @param home the project's folder */
    Reset(Path home) {
        this.home = home;
    }

    @Override
    public Integer call() throws IOException {
        List<Path> found = found();
        if (found.isEmpty()) {
            System.out.println("There is nothing to remove.");
            return 0;
        }
        for (Path path : found) {
            System.out.println("  " + home.relativize(path) + size(path));
        }
        refuseWhatIsInUse(found);
        if (!yes && !agreed()) {
            System.out.println("Nothing was removed.");
            return 1;
        }
        for (Path path : found) {
            remove(path);
        }
        System.out.println("Removed.");
        return 0;
    }

    /** In {@code work} itself, or in one of its folders: what carries a lab's name ({@code lab03-...}). */
    private List<Path> found() throws IOException {
        Path work = home.resolve("work");
        if (lab == null) {
            return children(work).stream()
                    .filter(path -> !path.endsWith(PROGRESS))
                    .toList();
        }
        Sheets sheets = Sheets.read(home);
        Sheet sheet = sheets.lab(lab)
                .orElseThrow(() -> UserError.usage(
                        "There is no lab " + lab + "; type ./lab to see which there are, or ./lab reset for all."));
        // The labs that use the broker remember places in its data: its data, and what they remember, go together.
        String names = sheets.all().stream()
                .filter(each -> each == sheet || each.broker() && sheet.broker())
                .map(each -> "lab%02d".formatted(each.lab()))
                .collect(Collectors.joining("|", "(", ")(\\W.*)?"));
        List<Path> found = new ArrayList<>();
        for (Path path : children(work)) {
            if (isNamed(path, names) || sheet.broker() && path.endsWith(KafkaCommand.FOLDER)) {
                found.add(path);
            } else {
                children(path).stream().filter(inner -> isNamed(inner, names)).forEach(found::add);
            }
        }
        return found;
    }

    private static boolean isNamed(Path path, String names) {
        return path.getFileName().toString().matches(names);
    }

    private static List<Path> children(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted().toList();
        }
    }

    private static String size(Path path) throws IOException {
        long bytes = 0;
        for (Path file : all(path)) {
            bytes += Files.isRegularFile(file) ? Files.size(file) : 0;
        }
        return String.format(Locale.ROOT, " (%.1f MB)", bytes / 1e6);
    }

    /** What a lab, a broker or a cluster that runs would lose, and write again in part. */
    private void refuseWhatIsInUse(List<Path> found) throws IOException {
        List<String> inUse = new ArrayList<>();
        for (Path path : found) {
            for (Path file : all(path)) {
                Path folder = file.getParent();
                if (file.endsWith(FolderLock.FILE) && FolderLock.isHeld(folder)) {
                    inUse.add(home.relativize(folder) + " by " + FolderLock.holder(folder));
                }
            }
        }
        if (!inUse.isEmpty()) {
            throw UserError.failure("Nothing was removed, because a lab, a broker or a cluster is at work ("
                    + String.join(", ", inUse) + "); end it with Ctrl-C in its terminal, then type ./lab reset again.");
        }
    }

    private static boolean agreed() throws IOException {
        System.out.print("Remove these? Type y or n: ");
        System.out.flush();
        String answer = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        if (answer == null) {
            System.out.println();
            throw UserError.failure("There is nobody to ask; type ./lab reset --yes to remove without being asked.");
        }
        return answer.strip().toLowerCase(Locale.ROOT).matches("y|yes");
    }

    /** Links are removed, not followed: nothing outside the folder is touched. */
    private static void remove(Path path) {
        try {
            for (Path file : all(path)) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw UserError.failure("Not everything could be removed (" + e.getMessage()
                    + "): end the labs, the broker and the cluster that still run, then type ./lab reset again.");
        }
    }

    /** The path with all that is below it, which comes first. */
    private static List<Path> all(Path path) throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            return files.sorted(Comparator.reverseOrder()).toList();
        }
    }
}
