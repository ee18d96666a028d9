package labs.cli.sheet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import labs.support.UserError;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** All sheets of the workbook, in course order. */
public final class Sheets {
    private final List<Sheet> sheets;

    private Sheets(List<Sheet> sheets) {
        this.sheets = sheets;
    }

    /**
     * Reads the front matter of each file {@code labs/NN-name.md}.
     *
     * @param home the project's folder
     * @throws UserError with one sentence that names the sheet, where its front matter is not as it should be
     */
    public static Sheets read(Path home) {
        return all(home, "\\d\\d");
    }

    /**
     * Reads the sheet of one lab only, which is quicker, and not stopped by what is wrong with another one.
     *
     * @param number the number of the lab as typed, in digits
     */
    public static Optional<Sheet> read(Path home, String number) {
        return all(home, "0*" + number.replaceFirst("^0+", "")).sheets.stream().findFirst();
    }

    private static Sheets all(Path home, String number) {
        Path folder = home.resolve("labs");
        if (!Files.isDirectory(folder)) {
            throw UserError.failure("The project in " + home + " has no folder labs with the sheets.");
        }
        try (Stream<Path> files = Files.list(folder)) {
            return new Sheets(files.filter(file -> file.getFileName().toString().matches(number + "-.+\\.md"))
                    .map(Sheets::sheet)
                    .sorted(Comparator.comparingInt(Sheet::lab))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The sheets in course order. */
    public List<Sheet> all() {
        return sheets;
    }

    /** The sheet of a lab by its number. */
    public Optional<Sheet> lab(int number) {
        return sheets.stream().filter(sheet -> sheet.lab() == number).findFirst();
    }

    /** The sheet of a lab by its number as typed. */
    public Optional<Sheet> lab(String number) {
        return sheets.stream()
                .filter(sheet -> number.matches("0*" + sheet.lab()))
                .findFirst();
    }

    /** The sheet with an exercise of that name; upper and lower case are the same. */
    public Optional<Sheet> withExercise(String name) {
        return sheets.stream()
                .filter(sheet -> sheet.exercises().stream().anyMatch(name::equalsIgnoreCase))
                .findFirst();
    }

    private static Sheet sheet(Path file) {
        try {
            String[] parts = Files.readString(file).replace("\r\n", "\n").split("(?m)^---$", 3);
            if (parts.length < 3 || !parts[0].isBlank()) {
                throw wrong(file, "it does not start with a front matter between two lines '---'");
            }
            Object yaml = new Yaml(new SafeConstructor(new LoaderOptions())).load(parts[1]);
            if (!(yaml instanceof Map<?, ?> front)) {
                throw wrong(file, "its front matter has no keys");
            }
            // Read by the launcher (src/launcher/java/Build.java).
            if (front.containsKey("speed") && !"full".equals(front.get("speed"))) {
                throw wrong(file, "'speed' can only be 'full', for a lab that computes for long");
            }
            return new Sheet(
                    number(file, front),
                    text(file, front, "title"),
                    text(file, front, "teaches"),
                    names(file, front, "mains"),
                    names(file, front, "exercises"),
                    Boolean.TRUE.equals(front.get("broker")),
                    file,
                    parts[2]);
        } catch (YAMLException e) {
            throw wrong(
                    file,
                    "its front matter is no YAML: "
                            + e.getMessage().lines().findFirst().orElse(""));
        } catch (IOException e) {
            throw wrong(file, "it cannot be read as UTF-8 text");
        }
    }

    private static int number(Path file, Map<?, ?> front) {
        if (front.get("lab") instanceof Integer number && number > 0) {
            if (file.getFileName().toString().startsWith("%02d-".formatted(number))) {
                return number;
            }
            throw wrong(file, "its file name does not start with the number of its lab, " + number);
        }
        throw wrong(file, "its front matter needs 'lab: NUMBER'");
    }

    private static String text(Path file, Map<?, ?> front, String key) {
        if (front.get(key) instanceof String text && !text.isBlank()) {
            return text.strip();
        }
        throw wrong(file, "its front matter needs '" + key + ": TEXT'");
    }

    private static List<String> names(Path file, Map<?, ?> front, String key) {
        if (!(front.get(key) instanceof List<?> values)) {
            throw wrong(file, "its front matter needs '" + key + ": [NAME, ...]'");
        }
        List<String> names = new ArrayList<>();
        for (Object value : values) {
            if (!(value instanceof String name) || !name.matches("[A-Z][A-Za-z0-9]*")) {
                throw wrong(file, "'" + value + "' in '" + key + "' is not the name of a class");
            }
            names.add(name);
        }
        if (key.equals("mains") && names.isEmpty()) {
            throw wrong(file, "'mains' names no class");
        }
        return List.copyOf(names);
    }

    private static UserError wrong(Path file, String what) {
        return UserError.failure("The sheet labs/" + file.getFileName() + " cannot be listed: " + what + ".");
    }
}
