package labs.check;

import java.lang.reflect.Proxy;
import labs.harness.engine.Driver;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives the tests of an exercise the answer that they test: the student's, the solution or a mistake. */
public final class AnswerExtension implements ParameterResolver, AfterEachCallback {

    /** The configuration parameter that chooses the answer, see {@link ExerciseTest}. */
    public static final String ANSWER = "labs.answer";

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type.isInterface() && type.getEnclosingClass() == outermost(context.getRequiredTestClass());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> task = parameter.getParameter().getType();
        Class<?> test = outermost(context.getRequiredTestClass());
        String which = context.getConfigurationParameter(ANSWER).orElse("student");
        Answer answer = Answer.load(test, which);
        Driver.runs(answer.classes(test));
        return Proxy.newProxyInstance(task.getClassLoader(), new Class<?>[] {task}, answer);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Driver.rests();
    }

    private static Class<?> outermost(Class<?> type) {
        return type.getEnclosingClass() == null ? type : outermost(type.getEnclosingClass());
    }
}
