package labs.check;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks the test of an exercise. The test of the exercise {@code CleanWords} is the class {@code CleanWordsExerciseTest}
 * in the same package. It declares an interface with the methods that the exercise must have, and its test methods (or
 * its constructor) take a parameter of that interface:
 *
 * <pre>{@code
 * @ExerciseTest
 * class CleanWordsExerciseTest {
 *
 *     interface Task {
 *         JavaDStream<String> clean(JavaDStream<String> lines);
 *     }
 *
 *     @Test
 *     void dropsPunctuation(Task answer) {
 *         run(answer::clean).onBatches(List.of("Hi!")).expect(List.of("hi"));
 *     }
 * }
 * }</pre>
 *
 * <p>Each call goes to the public static method of the same name and parameters in the class under test, which the
 * configuration parameter {@value AnswerExtension#ANSWER} chooses:
 *
 * <table>
 *   <caption>Values of the parameter</caption>
 *   <tr><td>{@code student} (also when absent)</td><td>{@code CleanWords}</td></tr>
 *   <tr><td>{@code solution}</td><td>{@code CleanWordsSolution}</td></tr>
 *   <tr><td>{@code alternative:InOneStep}</td><td>{@code CleanWordsAlternatives.InOneStep}</td></tr>
 *   <tr><td>{@code mistake:KeepsCase}</td><td>{@code CleanWordsMistakes.KeepsCase}</td></tr>
 *   <tr><td>{@code wrong:keepsCase}</td><td>the method {@code keepsCase} of {@code CleanWordsWrongAnswers}</td></tr>
 * </table>
 *
 * <p>So no test names an exercise class at compile time, and a half-written exercise breaks only its own verdict. An
 * interface that is {@link java.io.Serializable} may be captured by functions that Spark sends to executors.
 *
 * <p>What came out is compared with what known mistakes give, so a test must fail in the same way each time: no clock
 * times, ports, temporary paths or unordered collections in its messages.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(AnswerExtension.class)
public @interface ExerciseTest {

    /**
     * How many seconds one test method may take before the check calls it hanging. Raise it only where the test starts
     * something slow, such as a broker.
     */
    int patience() default 10;
}
