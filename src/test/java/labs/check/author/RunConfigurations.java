package labs.check.author;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import labs.cli.sheet.Sheet;
import labs.cli.sheet.Sheets;
import labs.support.Workspace;
import picocli.CommandLine;

/**
 * What an IDE runs when somebody chooses a lab and presses the button: a file for each main class in {@code .run}
 * (IntelliJ IDEA) and an entry in {@code .vscode/launch.json}. All of it follows from the sheets' front matter, and is
 * written anew by {@link #main}.
 */
public final class RunConfigurations {
    private static final String IDEA = """
            <component name="ProjectRunConfigurationManager">
              <configuration default="false" name="%1$s" type="Application" factoryName="Application">
                <option name="MAIN_CLASS_NAME" value="%2$s" />
                <module name="dstream-labs" />
                <option name="PROGRAM_PARAMETERS" value="%3$s" />
                <option name="WORKING_DIRECTORY" value="$PROJECT_DIR$" />
                <method v="2">
                  <option name="Make" enabled="true" />
                </method>
              </configuration>
            </component>
            """;
    private static final String VS_CODE = """
                {
                  "type": "java",
                  "request": "launch",
                  "name": "%1$s",
                  "mainClass": "%2$s",
                  "projectName": "dstream-labs",
                  "args": "%3$s",
                  "console": "integratedTerminal"
                }""".indent(4).stripTrailing();

    private RunConfigurations() {}

    /** The files as they must be, by their path in the project. */
    public static Map<Path, String> of(Path home) {
        Map<Path, String> files = new TreeMap<>();
        List<String> entries = new ArrayList<>();
        for (Sheet sheet : Sheets.read(home).all()) {
            for (String main : sheet.mains()) {
                String name = "Lab %02d %s".formatted(sheet.lab(), main);
                String type = sheet.packageName() + "." + main;
                files.put(Path.of(".run", name + ".run.xml"), IDEA.formatted(name, type, arguments(type)));
                entries.add(VS_CODE.formatted(name, type, arguments(type)));
            }
        }
        files.put(Path.of(".vscode", "launch.json"), """
                {
                  "version": "0.2.0",
                  "configurations": [
                %s
                  ]
                }
                """.formatted(String.join(",\n", entries)));
        return files;
    }

    /** Writes the files of this project, where they are not as they must be. */
    public static void main(String[] args) {
        write(Workspace.home()).forEach(System.out::println);
    }

    /** Writes the files that are not as they must be, and answers with their paths in the project. */
    static List<Path> write(Path home) {
        List<Path> written = new ArrayList<>();
        try {
            for (Map.Entry<Path, String> file : of(home).entrySet()) {
                Path path = home.resolve(file.getKey());
                if (!Files.exists(path) || !Files.readString(path).equals(file.getValue())) {
                    Files.createDirectories(path.getParent());
                    Files.writeString(path, file.getValue());
                    written.add(file.getKey());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return written;
    }

    /** With its own input, where the lab brings one; a main class that is not compiled yet is taken to bring it. */
    private static String arguments(String type) {
        try {
            Object lab = Class.forName(type).getDeclaredConstructor().newInstance();
            return new CommandLine(lab).getCommandSpec().findOption("--demo") == null ? "" : "--demo";
        } catch (ClassNotFoundException e) {
            return "--demo";
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " has no constructor without parameters.", e);
        }
    }
}
