package labs.lab10.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import labs.support.UserError;
import labs.support.Workspace;
import org.apache.commons.io.FileUtils;
import org.apache.spark.SparkContext;
import org.apache.spark.mllib.clustering.KMeansModel;
import org.apache.spark.mllib.linalg.Vector;

/**
 * Keeps the latest model in a folder, in MLlib's own format. Each is written beside the one before and only then takes
 * its place, so that a kill in the middle leaves the older one.
 */
public final class ModelFolder {
    private static final String PREFIX = "model-";
    private static final String HALF = "half-a-model";

    /** MLlib makes {@code %20} of a blank in a path and then takes that for the name, so it works in a folder without. */
    private static final String ASIDE = "lab10-model";

    private final Path folder;

    public ModelFolder(Path folder) {
        this.folder = folder;
    }

    /** Makes the folder, and empties it of models if nothing of them shall stay. */
    void prepare(boolean fresh) {
        try {
            Files.createDirectories(folder);
            if (!Files.isWritable(folder)) {
                throw new IOException("not writable");
            }
            if (fresh) {
                for (Path model : models()) {
                    FileUtils.deleteDirectory(model.toFile());
                }
            }
        } catch (IOException | UncheckedIOException e) {
            throw UserError.failure(
                    "The model cannot be kept in " + this + "; name a folder that can be written with --model FOLDER.",
                    e);
        }
    }

    /** The centres of the latest model that was written to its end. */
    public Optional<Vector[]> load(SparkContext context) {
        try {
            return models().stream()
                    .filter(model -> Files.exists(model.resolve("data").resolve("_SUCCESS")))
                    .reduce((older, newer) -> newer)
                    .map(model -> centres(context, model));
        } catch (Exception e) {
            throw UserError.failure(
                    "The model in " + this + " cannot be read; type --fresh to forget it, or --model ANOTHER-FOLDER.",
                    e);
        }
    }

    /** Writes a model, then removes those before it. */
    void save(SparkContext context, KMeansModel model) {
        try {
            List<Path> before = models();
            long next = before.isEmpty() ? 1 : number(before.get(before.size() - 1)) + 1;
            Path aside = Files.createTempDirectory(ASIDE);
            Path half = folder.resolve(HALF);
            try {
                model.save(context, Workspace.forSpark(aside.resolve(HALF)));
                FileUtils.deleteDirectory(half.toFile());
                FileUtils.copyDirectory(aside.resolve(HALF).toFile(), half.toFile());
            } finally {
                FileUtils.deleteDirectory(aside.toFile());
            }
            Files.move(half, folder.resolve(PREFIX + String.format("%09d", next)));
            for (Path old : before) {
                FileUtils.deleteDirectory(old.toFile());
            }
        } catch (IOException | UncheckedIOException e) {
            throw UserError.failure(
                    "The model cannot be saved in " + this + "; free some space, or name another folder"
                            + " with --model FOLDER.",
                    e);
        }
    }

    @Override
    public String toString() {
        return Workspace.display(folder);
    }

    private static Vector[] centres(SparkContext context, Path model) {
        try {
            Path aside = Files.createTempDirectory(ASIDE);
            try {
                FileUtils.copyDirectory(model.toFile(), aside.toFile());
                return KMeansModel.load(context, Workspace.forSpark(aside)).clusterCenters();
            } finally {
                FileUtils.deleteDirectory(aside.toFile());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> models() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(path -> path.getFileName().toString().matches(PREFIX + "\\d{9}"))
                    .sorted()
                    .toList();
        }
    }

    private static long number(Path model) {
        return Long.parseLong(model.getFileName().toString().substring(PREFIX.length()));
    }
}
