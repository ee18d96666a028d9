package labs.check;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a plausible wrong answer: a public static nested class of {@code NAMEMistakes} with the same static methods as
 * the exercise, or a static method of {@code NAMEWrongAnswers} with the same parameters. Where a student's answer fails
 * the test in the same way, the student reads the sentence.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Mistake {

    /** The sentence that explains what went wrong, addressed to the student. */
    String value();

    /**
     * Whether the sentence is true of all answers that fail where this one does, by results that are missing, too many,
     * too high or too low where its are, whatever the numbers. Without it only those read it that give the same results.
     */
    boolean family() default false;
}
