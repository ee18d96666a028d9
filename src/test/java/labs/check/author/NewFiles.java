package labs.check.author;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import labs.support.UserError;

/** Files that are made of the templates in {@code new/}, in which <code>${NAME}</code> stands for a value. */
final class NewFiles {
    /** How each place begins in which the templates wait for an instructor. */
    static final String TO_BE_WRITTEN = "(An instructor writes here";

    private final Path home;
    private final Map<String, String> values;
    private final Map<Path, String> texts = new LinkedHashMap<>();

    /** @param home the project's folder */
    NewFiles(Path home, Map<String, String> values) {
        this.home = home;
        this.values = values;
    }

    void add(Path file, String template) {
        texts.put(file, filled(template));
    }

    /** @throws UserError where one of the files is there */
    void mustBeNew() {
        for (Path file : texts.keySet()) {
            if (Files.exists(file)) {
                throw UserError.failure(display(file) + " is there already: type another name.");
            }
        }
    }

    /** Those that are there, and as they were made. */
    Stream<Path> untouched() {
        return texts.keySet().stream()
                .filter(Files::isRegularFile)
                .filter(file -> texts.get(file).equals(text(file)));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String filled(String template) {
        String text = template(template);
        for (Map.Entry<String, String> value : values.entrySet()) {
            text = text.replace("${" + value.getKey() + "}", value.getValue());
        }
        return text;
    }

    static String template(String name) {
        try (InputStream in = NewFiles.class.getResourceAsStream("new/" + name + ".txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Answers with the files, as a person would type them. */
    List<String> write() throws IOException {
        for (Map.Entry<Path, String> file : texts.entrySet()) {
            Files.createDirectories(file.getKey().getParent());
            Files.writeString(file.getKey(), file.getValue());
        }
        return texts.keySet().stream().map(this::display).toList();
    }

    private String display(Path file) {
        return home.relativize(file).toString().replace('\\', '/');
    }
}
