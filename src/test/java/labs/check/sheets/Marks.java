package labs.check.sheets;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import labs.check.sheets.compare.Shown;

/** What the marks before a block or a paragraph say of it. */
final class Marks {
    private String skipped;
    private Shown.How how;
    private boolean between;
    private boolean beside;
    private boolean quick;
    private boolean fails;
    private final List<String> beginnings = new ArrayList<>();
    private final List<String> optional = new ArrayList<>();
    private Duration within = Duration.ofSeconds(90);
    private String editsFile;
    private String edited;
    private boolean inserts;

    /** Takes a step that is about what follows; false if it is something to do now. */
    boolean read(String step) {
        String[] word = step.split(" ", 2);
        String rest = word.length > 1 ? word[1].strip() : "";
        switch (word[0]) {
            case "skip" -> skipped = rest;
            case "drawing" -> skipped = "a drawing";
            case "exact" -> how = Shown.How.EXACT;
            case "shape" -> how = Shown.How.SHAPE;
            case "between" -> between = true;
            case "beside" -> beside = true;
            case "quick" -> quick = true;
            case "fails" -> fails = true;
            case "begin" -> beginnings.add(rest);
            case "perhaps" -> optional.add(rest);
            case "within" -> within = Duration.ofSeconds(Integer.parseInt(rest.replace("s", "")));
            case "edit" -> {
                if (rest.contains(" =>")) {
                    return false;
                }
                String[] place = rest.split(": ", 2);
                editsFile = place[0];
                edited = place[1];
            }
            case "insert" -> {
                String[] place = rest.split(": ", 2);
                editsFile = place[0];
                edited = place[1];
                inserts = true;
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Why it is not run; null if it is. */
    String skipped() {
        return skipped;
    }

    /** How a block is compared that a command has printed: what demos print depends on when a batch ends. */
    Shown.How how(String command) {
        return how != null ? how : command.contains("--demo") ? Shown.How.SHAPE : Shown.How.WORDS;
    }

    /** Whether other lines may come between those that are shown. */
    boolean between() {
        return between;
    }

    /** How lines begin of which only that counts. */
    List<String> beginnings() {
        return beginnings;
    }

    /** How lines begin that need not come. */
    List<String> optional() {
        return optional;
    }

    /** Whether it runs beside what runs already. */
    boolean beside() {
        return beside;
    }

    /** Whether a lab that prints this ends with another exit code than 0, and without an error. */
    boolean fails() {
        return fails;
    }

    /** Whether it is short enough for the build. */
    boolean quick() {
        return quick;
    }

    /** How long a person would wait for what is shown. */
    Duration within() {
        return within;
    }

    /** Whether the block is to be put into a file. */
    boolean isEdit() {
        return editsFile != null;
    }

    /** Puts the block where the mark says. */
    void edit(Edits edits, String block) {
        edits.replace(editsFile, edited, inserts ? block + "\n" + edited : block);
    }
}
