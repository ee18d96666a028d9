package labs.check.verdict;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import labs.check.Mistake;
import labs.check.Reads;
import labs.check.catalogue.Exercise;

/**
 * The collection of wrong answers to an exercise, as students give them: the static methods of {@code NAMEWrongAnswers},
 * those that are private left out. It shows how far the known mistakes reach.
 */
public final class WrongAnswers {
    private WrongAnswers() {}

    /**
     * A wrong answer.
     *
     * @param name the name of its method
     * @param sentence its own sentence, as a known mistake has one; empty where it has none
     * @param reads the mistake whose sentence its author must read, possibly itself; empty where it is none
     */
    public record WrongAnswer(String name, String sentence, String reads) {
        private static WrongAnswer of(Method method) {
            Mistake mistake = method.getAnnotation(Mistake.class);
            if (mistake != null) {
                return new WrongAnswer(method.getName(), mistake.value(), method.getName());
            }
            Reads reads = method.getAnnotation(Reads.class);
            return new WrongAnswer(method.getName(), "", reads == null ? "" : reads.value());
        }

        /** Whether it is a known mistake itself. */
        public boolean isMistake() {
            return !sentence.isEmpty();
        }
    }

    /** The collection, by name; empty where there is none, or where the solutions are not compiled. */
    public static List<WrongAnswer> of(Exercise exercise) {
        try {
            ClassLoader loader = Thread.currentThread().getContextClassLoader();
            Class<?> all = Class.forName(exercise.wrongAnswersClass(), false, loader);
            return Stream.of(all.getDeclaredMethods())
                    .filter(method -> !Modifier.isPrivate(method.getModifiers()) && !method.isSynthetic())
                    .map(WrongAnswer::of)
                    .sorted(Comparator.comparing(WrongAnswer::name))
                    .toList();
        } catch (ClassNotFoundException e) {
            return List.of();
        }
    }

    /** Runs the test with a wrong answer. */
    public static TestRun.Result run(WrongAnswer answer, Class<?> test) {
        return TestRun.run(test, "wrong:" + answer.name(), started -> {});
    }
}
