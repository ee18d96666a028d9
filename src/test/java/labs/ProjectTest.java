package labs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import labs.check.author.RunConfigurations;
import labs.cli.sheet.Sheet;
import labs.cli.sheet.Sheets;
import labs.support.Workspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is in the project beside its classes: pages, packages, run configurations. */
class ProjectTest {
    /** A room that holds more gets inner rooms. */
    private static final int CLASSES_IN_A_PACKAGE = 15;

    private static final Pattern CODE_BLOCK = Pattern.compile("(?ms)^ *```.*?^ *```");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Path HOME = Workspace.home();

    static Stream<Path> pages() throws IOException {
        try (Stream<Path> sheets = Files.list(HOME.resolve("labs"))) {
            List<Path> found = sheets.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
            Stream<Path> others = Stream.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "data/README.md")
                    .map(HOME::resolve);
            return Stream.concat(others, found.stream()).map(HOME::relativize);
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void whatAPageLinksToIsThere(Path page) throws IOException {
        String text = CODE_BLOCK.matcher(Files.readString(HOME.resolve(page))).replaceAll("");
        Path folder = HOME.resolve(page).getParent();
        Matcher link = LINK.matcher(text);
        List<String> dead = new ArrayList<>();
        while (link.find()) {
            String target = link.group(1).replaceFirst("#.*", "");
            if (!target.contains("://") && !Files.exists(folder.resolve(target))) {
                dead.add(target);
            }
        }
        assertThat(dead).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("packages")
    void aPackageSaysWhatBelongsThereAndIsNotTooLarge(Path name) throws IOException {
        List<Path> rooms = Stream.of("src/main/java", "src/test/java")
                .map(root -> HOME.resolve(root).resolve(name))
                .toList();
        assertThat(rooms).anyMatch(room -> Files.exists(room.resolve("package-info.java")));
        for (Path room : rooms) {
            assertThat(classes(room)).hasSizeLessThanOrEqualTo(CLASSES_IN_A_PACKAGE);
        }
    }

    /** Those of tests and of what they test are the same. */
    static Stream<Path> packages() throws IOException {
        Set<Path> found = new TreeSet<>();
        for (String root : List.of("src/main/java", "src/test/java")) {
            try (Stream<Path> folders = Files.walk(HOME.resolve(root))) {
                for (Path folder : folders.filter(Files::isDirectory).toList()) {
                    if (!classes(folder).isEmpty()) {
                        found.add(HOME.resolve(root).relativize(folder));
                    }
                }
            }
        }
        return found.stream();
    }

    private static List<Path> classes(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("package-info.java"))
                    .toList();
        }
    }

    /** Where this fails, {@code RunConfigurations} writes them anew: see CONTRIBUTING.md. */
    @Test
    void bothIdesCanRunEveryMainClass() throws IOException {
        for (Sheet sheet : Sheets.read(HOME).all()) {
            for (String main : sheet.mains()) {
                String file = "src/main/java/" + sheet.packageName().replace('.', '/') + "/" + main + ".java";
                assertThat(HOME.resolve(file)).exists();
            }
        }
        Map<Path, String> expected = RunConfigurations.of(HOME);
        for (Map.Entry<Path, String> file : expected.entrySet()) {
            assertThat(HOME.resolve(file.getKey())).hasContent(file.getValue());
        }
        try (Stream<Path> files = Files.list(HOME.resolve(".run"))) {
            assertThat(files.map(HOME::relativize).collect(Collectors.toSet()))
                    .as("nothing is left of a main class that has gone")
                    .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                    Stream.of(Path.of(".run", "mvn verify.run.xml")),
                                    expected.keySet().stream().filter(file -> file.startsWith(".run")))
                            .toList());
        }
    }
}
