package labs.check.worker;

import java.io.Serializable;
import java.util.List;
import labs.check.catalogue.Exercise;
import labs.check.verdict.KnownMistakes.Known;
import labs.check.verdict.Verdict;

/** What the check and the JVM that runs students' code tell each other. */
sealed interface Message extends Serializable {

    /**
     * Check this.
     *
     * @param exercise what to check
     * @param another whether more checks will follow soon, so that the next one may be prepared
     */
    record Check(Exercise exercise, boolean another) implements Message {}

    /**
     * Run the mistakes of this.
     *
     * @param exercise whose mistakes
     */
    record Measure(Exercise exercise) implements Message {}

    /**
     * How the mistakes fail.
     *
     * @param mistakes all of the exercise that was asked for
     */
    record Measured(List<Known> mistakes) implements Message {}

    /**
     * Something began that may take so long.
     *
     * @param what a few words
     * @param patience after how many seconds it counts as hanging while the student's code runs
     * @param seconds when to give up waiting for the next message
     */
    record Busy(String what, int patience, int seconds) implements Message {}

    /**
     * The check is done.
     *
     * @param verdict what came out
     * @param reusable whether this JVM can go on: no thread of the student's code is left in it
     */
    record Done(Verdict verdict, boolean reusable) implements Message {}
}
