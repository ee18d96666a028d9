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
import labs.support.UserError;

/** Files that are made of the templates in {@code new/}, in which <code>${NAME}</code> stands for a value. */
final class NewFiles {
    private final Path home;
    private final Map<String, String> values;
    private final Map<Path, String> texts = new LinkedHashMap<>();

    /** @param home the project's folder */
    NewFiles(Path home, Map<String, String> values) {
        this.home = home;
        this.values = values;
    }

    /** @throws UserError where there is such a file */
    void add(Path file, String template) {
        if (Files.exists(file)) {
            throw UserError.failure(display(file) + " is there already: type another name.");
        }
        texts.put(file, filled(template));
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
