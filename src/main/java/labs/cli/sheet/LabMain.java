package labs.cli.sheet;

import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Collectors;
import labs.support.UserError;
import labs.support.Workspace;

/**
 * What is meant by the number of a lab, perhaps with the name of one of its main classes, and what follows.
 *
 * @param sheet the lab's
 * @param name the simple name of the main class
 * @param args what the main class is to get
 */
public record LabMain(Sheet sheet, String name, List<String> args) {
    /** @throws UserError if there is no such lab, or no such main class */
    public static LabMain of(List<String> typed) {
        Sheet sheet = Sheets.read(Workspace.home(), typed.get(0)).orElseThrow(() -> noSheet(typed.get(0)));
        boolean named = typed.size() > 1 && typed.get(1).matches("\\p{Alpha}\\w*");
        String name = named ? main(sheet, typed.get(1)) : sheet.mains().get(0);
        return new LabMain(sheet, name, typed.subList(named ? 2 : 1, typed.size()));
    }

    /** Whether this is a number, which may be that of a lab. */
    public static boolean isNumber(String word) {
        return word.matches("\\d+");
    }

    /** The main class. */
    public Class<?> type() {
        String type = sheet.packageName() + "." + name;
        try {
            return Class.forName(type);
        } catch (ClassNotFoundException e) {
            throw UserError.failure("The sheet names the class " + type + ", which is not in src/main/java.", e);
        }
    }

    /** Its method {@code main}. */
    public Method method() throws NoSuchMethodException {
        return type().getMethod("main", String[].class);
    }

    private static UserError noSheet(String number) {
        List<Sheet> sheets = Sheets.read(Workspace.home()).all();
        return UserError.usage("There is no lab " + number + "; type one of "
                + list(sheets.stream().map(Sheet::lab).toList()) + ", or ./lab to see what they are.");
    }

    private static String main(Sheet sheet, String name) {
        return sheet.mains().stream()
                .filter(name::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(() -> UserError.usage("Lab " + sheet.lab() + " has no main class " + name + "; type ./lab "
                        + sheet.lab() + ", or name one of " + list(sheet.mains()) + "."));
    }

    private static String list(List<?> things) {
        return things.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
