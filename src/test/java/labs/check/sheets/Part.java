package labs.check.sheets;

import java.util.List;

/** A piece of a sheet, in the order in which a reader meets it. Lines are counted from 1. */
sealed interface Part {
    int line();

    /**
     * Here something new begins.
     *
     * @param heading whether with a heading; else with a paragraph that begins in bold
     */
    record Boundary(int line, boolean heading) implements Part {}

    /** A mark, which readers do not see: what a person would do here, or what the next piece is. */
    record Mark(int line, List<String> steps) implements Part {}

    /** A paragraph, with the commands in it. */
    record Prose(int line, List<String> commands) implements Part {}

    /** A fenced block. */
    record Fenced(int line, String language, List<String> lines) implements Part {
        /** Whether somebody is to type it: what stands below a command is what that prints. */
        boolean isTyped() {
            return language.isEmpty() && !lines.isEmpty() && Command.isOne(lines.get(0));
        }
    }
}
