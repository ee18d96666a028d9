package labs.check.verdict;

import java.io.Serializable;
import java.util.List;
import labs.check.catalogue.Exercise;

/**
 * What a check says about one exercise.
 *
 * @param exercise what was checked
 * @param state the verdict
 * @param details what the student needs to know, in lines; may be empty
 * @param sentence the sentence of the mistake that was recognised; empty where none was
 * @param printed what the student's code printed, in lines
 */
public record Verdict(Exercise exercise, State state, List<String> details, String sentence, List<String> printed)
        implements Serializable {

    /** The possible verdicts. */
    public enum State {
        PENDING("pending"),
        SOLVED("solved"),
        WRONG("wrong"),
        NOT_COMPILED("does not compile"),
        UNKNOWN("cannot be checked here");

        private final String word;

        State(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }

    public Verdict {
        details = List.copyOf(details);
        printed = List.copyOf(printed);
    }

    public Verdict(Exercise exercise, State state, String text) {
        this(exercise, state, text.lines().toList(), "", List.of());
    }

    public boolean solved() {
        return state == State.SOLVED;
    }

    /** The same verdict with what was printed. */
    public Verdict withPrinted(List<String> lines) {
        return new Verdict(exercise, state, details, sentence, lines);
    }

    /** As it is shown: a line with the verdict and the name, and what there is to say, indented. */
    public String text() {
        StringBuilder text = new StringBuilder("%-8s %s".formatted(state, exercise.name()));
        if (state == State.PENDING) {
            text.append("  (").append(exercise.display(exercise.studentFile())).append(')');
        }
        text.append('\n');
        details.forEach(line -> text.append(line.isBlank() ? "" : "  " + line).append('\n'));
        if (!sentence.isEmpty()) {
            text.append("\n  -> ").append(sentence).append('\n');
        }
        if (!printed.isEmpty()) {
            text.append("\n  Your code printed:\n");
            printed.forEach(line -> text.append("  | ").append(line).append('\n'));
        }
        return text.toString().stripTrailing();
    }
}
