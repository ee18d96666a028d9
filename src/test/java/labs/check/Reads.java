package labs.check;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says of a wrong answer in a collection, {@code NAMEWrongAnswers}, which mistake it makes: whoever gives it must read the
 * sentence of that one. A wrong answer without this and without a sentence of its own must read none.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Reads {

    /** The name of the mistake: a class of {@code NAMEMistakes}, or another wrong answer that has a sentence. */
    String value();
}
