package labs.cli;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import labs.cli.sheet.Sheet;
import labs.cli.sheet.Sheets;
import labs.support.Lab;
import labs.support.UserError;
import labs.support.Workspace;

/** {@code ./lab NUMBER [MAIN] [OPTIONS]}: calls a lab's main method, in this JVM, as an IDE's run button does. */
final class RunLab {
    private RunLab() {}

    static boolean isNumber(String word) {
        return word.matches("\\d+");
    }

    /** @param args the number of the lab, perhaps the name of one of its main classes, and what the lab is to get */
    static void run(String[] args) {
        try {
            Sheet sheet = Sheets.read(Workspace.home(), args[0]).orElseThrow(() -> noSheet(args[0]));
            boolean named = args.length > 1 && args[1].matches("\\p{Alpha}\\w*");
            String main = named ? main(sheet, args[1]) : sheet.mains().get(0);
            Method method = method(sheet.packageName() + "." + main);
            method.invoke(null, (Object) Arrays.copyOfRange(args, named ? 2 : 1, args.length));
        } catch (InvocationTargetException e) {
            System.exit(Lab.explain(e.getCause()));
        } catch (UserError | ReflectiveOperationException e) {
            System.exit(Lab.explain(e));
        }
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

    private static Method method(String type) throws NoSuchMethodException {
        try {
            return Class.forName(type).getMethod("main", String[].class);
        } catch (ClassNotFoundException e) {
            throw UserError.failure("The sheet names the class " + type + ", which is not in src/main/java.", e);
        }
    }

    private static String list(List<?> things) {
        return things.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
