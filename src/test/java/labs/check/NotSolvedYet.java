package labs.check;

/**
 * What an untouched exercise throws. Replace the line that throws it by your answer; until then the exercise counts as
 * pending, never as solved and never as wrong.
 */
public final class NotSolvedYet extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says that there is nothing to check yet. */
    public NotSolvedYet() {
        super("This exercise is not solved yet: write your answer in place of the line that throws NotSolvedYet.");
    }
}
