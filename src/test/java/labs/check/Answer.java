package labs.check;

import java.io.Serializable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import labs.harness.engine.Driver;

/**
 * A class that answers an exercise. Passes the calls of a task's interface to its public static methods, or to the one
 * static method that is a wrong answer.
 */
final class Answer implements InvocationHandler, Serializable {

    private static final long serialVersionUID = 1L;
    private static final String TEST = "ExerciseTest";
    private static final String WRONG = "wrong:";

    private final Class<?> type;
    /** Which method answers; null for the one that has the name of the task's. */
    private final String wrong;

    private Answer(Class<?> type, String wrong) {
        this.type = type;
        this.wrong = wrong;
    }

    /**
     * Loads the answer by the thread's context class loader, which knows the class that was compiled last.
     *
     * @param test the test of the exercise
     * @param which {@code student}, {@code solution}, {@code alternative:NAME}, {@code mistake:NAME} or
     *     {@code wrong:NAME}
     */
    static Answer load(Class<?> test, String which) {
        String name = className(test.getName(), which);
        try {
            Class<?> type = Class.forName(name, true, Thread.currentThread().getContextClassLoader());
            return new Answer(type, which.startsWith(WRONG) ? which.substring(WRONG.length()) : null);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("There is no class " + name + ".", e);
        }
    }

    /** The class that answers an exercise, from the name of its test. */
    static String className(String test, String which) {
        if (!test.endsWith(TEST)) {
            throw new IllegalArgumentException(test + ": the name of an exercise's test ends in " + TEST + ".");
        }
        String exercise = test.substring(0, test.length() - TEST.length());
        if (which.equals("student")) {
            return exercise;
        } else if (which.equals("solution")) {
            return exercise + "Solution";
        } else if (which.startsWith("alternative:")) {
            return exercise + "Alternatives$" + which.substring("alternative:".length());
        } else if (which.startsWith("mistake:")) {
            return exercise + "Mistakes$" + which.substring("mistake:".length());
        } else if (which.startsWith(WRONG)) {
            return exercise + "WrongAnswers";
        }
        throw new IllegalArgumentException(AnswerExtension.ANSWER + "=" + which
                + ": type student, solution, alternative:NAME, mistake:NAME or wrong:NAME.");
    }

    /**
     * The classes that are part of this answer, and thus new in each driver: those of the exercise, and those that were
     * compiled together with it, but not the tests'.
     */
    Predicate<Class<?>> classes(Class<?> test) {
        Predicate<String> named = Pattern.compile(Pattern.quote(className(test.getName(), "student"))
                        + "(Solution|Alternatives|Mistakes|WrongAnswers)?(\\$.*)?")
                .asMatchPredicate();
        boolean apart = type.getClassLoader() != test.getClassLoader();
        return other -> named.test(other.getName()) || apart && other.getClassLoader() == type.getClassLoader();
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return objectMethod(proxy, method, arguments);
        }
        if (method.isDefault()) {
            return InvocationHandler.invokeDefault(proxy, method, arguments);
        }
        try {
            return method(Driver.current(type), method).invoke(null, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private Object objectMethod(Object proxy, Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> type.getSimpleName();
        };
    }

    /** The answer's method, or a failure in one sentence where it is not there or has other parameters or results. */
    private Method method(Class<?> current, Method wanted) {
        try {
            Method method =
                    current.getDeclaredMethod(wrong == null ? wanted.getName() : wrong, wanted.getParameterTypes());
            boolean reachable = Modifier.isStatic(method.getModifiers())
                    && (wrong != null || Modifier.isPublic(method.getModifiers()));
            if (reachable && wanted.getReturnType().isAssignableFrom(method.getReturnType())) {
                method.setAccessible(true);
                return method;
            }
        } catch (NoSuchMethodException e) {
            // The sentence says more; as its cause, this exception would be taken for what went wrong.
            throw new AssertionError(missing(wanted));
        }
        throw new AssertionError(missing(wanted));
    }

    private String missing(Method wanted) {
        String parameters = Arrays.stream(wanted.getGenericParameterTypes())
                .map(parameter -> simple(parameter.getTypeName()))
                .collect(Collectors.joining(", "));
        return type.getSimpleName() + " must have the method: public static "
                + simple(wanted.getGenericReturnType().getTypeName()) + " " + wanted.getName() + "(" + parameters + ")";
    }

    private static String simple(String type) {
        return type.replaceAll("\\b[a-z_0-9]+\\.", "").replace('$', '.');
    }
}
