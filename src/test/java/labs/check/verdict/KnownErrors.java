package labs.check.verdict;

import java.util.List;
import labs.check.catalogue.Exercise;
import labs.check.verdict.Verdict.State;

/** What the compiler says, and one sentence in place of its many lines where they have a cause that is well known. */
public final class KnownErrors {
    private static final String JAVAS = "java.util.Optional";
    private static final String SPARKS = "org.apache.spark.api.java.Optional";
    private static final String WRONG_OPTIONAL =
            "You use Java's Optional where Spark has its own: import " + SPARKS + " instead of " + JAVAS + ".";

    private KnownErrors() {}

    /**
     * The verdict on a file that does not compile.
     *
     * @param errors all that the compiler has said
     */
    public static Verdict verdict(Exercise exercise, String errors) {
        // The compiler writes the name of a package only where two classes of the same name meet.
        return errors.contains(JAVAS) && errors.contains(SPARKS)
                ? new Verdict(exercise, State.NOT_COMPILED, headlines(errors), WRONG_OPTIONAL, List.of())
                : new Verdict(exercise, State.NOT_COMPILED, errors);
    }

    /** The line of each error that says where it is. */
    private static List<String> headlines(String errors) {
        return errors.lines().filter(line -> line.contains(": error: ")).toList();
    }
}
