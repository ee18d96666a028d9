package labs.lab09;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import labs.support.Workspace;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The fragments of code in the migration guide still stand in the sources that they are taken from. */
class MigrationGuideTest {
    private static final Path SHEET = Workspace.home().resolve("labs/09-structured-streaming.md");
    private static final Pattern LINK = Pattern.compile("<th><a href=\"\\.\\./([^\"]+)\">");
    private static final Pattern FRAGMENT = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    /** A fragment and the file that it stands in. */
    private record Fragment(Path file, String code) {
        /** Its parts, without the gaps between them and without layout. */
        List<String> parts() {
            return Stream.of(code.split("// \\.\\.\\."))
                    .map(MigrationGuideTest::withoutSpace)
                    .toList();
        }
    }

    @TestFactory
    Stream<DynamicTest> everyFragmentStandsInItsSource() throws IOException {
        return fragments().stream()
                .map(fragment -> dynamicTest(fragment.file().getFileName() + ": " + firstLine(fragment.code()), () -> {
                    String source = withoutSpace(Files.readString(fragment.file()));
                    assertThat(fragment.parts())
                            .allSatisfy(part -> assertThat(source).contains(part));
                }));
    }

    @Test
    void everyPairShowsADStreamAndAQuery() throws IOException {
        List<Fragment> fragments = fragments();
        assertThat(fragments).hasSizeGreaterThanOrEqualTo(14);
        for (int i = 0; i < fragments.size(); i += 2) {
            assertThat(fragments.get(i).file().toString()).doesNotContain("lab09");
            assertThat(fragments.get(i + 1).file().toString()).contains("lab09");
        }
    }

    /** In each row of the side-by-side tables, the first fragment belongs to the first link, the second to the second. */
    private static List<Fragment> fragments() throws IOException {
        String guide =
                Files.readString(SHEET).split("\n## The migration guide\n")[1].split("\n## Exercises\n")[0];
        List<String> files = all(LINK, guide);
        List<String> codes = all(FRAGMENT, guide);
        assertThat(codes).hasSameSizeAs(files);
        List<Fragment> fragments = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            fragments.add(new Fragment(Workspace.home().resolve(files.get(i)), codes.get(i)));
        }
        return fragments;
    }

    private static List<String> all(Pattern pattern, String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static String firstLine(String code) {
        return code.lines().findFirst().orElse("");
    }

    private static String withoutSpace(String code) {
        return code.replaceAll("\\s+", "");
    }
}
