package labs.check;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a plausible wrong answer: a public static nested class of {@code NAMEMistakes} with the same static methods as
 * the exercise. Where a student's answer fails the test in the same way, the student reads the sentence.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Mistake {

    /** The sentence that explains what went wrong, addressed to the student. */
    String value();
}
