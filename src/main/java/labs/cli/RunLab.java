package labs.cli;

import java.lang.reflect.InvocationTargetException;
import java.util.List;
import labs.cli.sheet.LabMain;
import labs.support.Lab;
import labs.support.UserError;

/** {@code ./lab NUMBER [MAIN] [OPTIONS]}: calls a lab's main method, in this JVM, as an IDE's run button does. */
final class RunLab {
    private RunLab() {}

    /** @param args the number of the lab, perhaps the name of one of its main classes, and what the lab is to get */
    static void run(String[] args) {
        try {
            LabMain lab = LabMain.of(List.of(args));
            lab.method().invoke(null, (Object) lab.args().toArray(String[]::new));
        } catch (InvocationTargetException e) {
            System.exit(Lab.explain(e.getCause()));
        } catch (UserError | ReflectiveOperationException e) {
            System.exit(Lab.explain(e));
        }
    }
}
