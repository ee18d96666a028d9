package labs.support.screen;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A table of plain text: numbers stand right, everything else left, two spaces between columns. One word of what arrives
 * must not make it as wide as itself, so a long one is cut.
 */
public final class ConsoleTable {
    /** What is left of a word of more than 40 characters, and what is not. */
    private static final Pattern LONG_WORD = Pattern.compile("(\\S{39})\\S{2,}");

    private final List<String> headings;
    private final List<List<String>> rows = new ArrayList<>();

    public ConsoleTable(String... headings) {
        this.headings = List.of(headings);
    }

    /**
     * Adds a row. A {@code Double} is shown with two decimals, {@code null} as an empty cell.
     *
     * @throws IllegalArgumentException if there are not as many cells as headings
     */
    public ConsoleTable row(Object... cells) {
        if (cells.length != headings.size()) {
            throw new IllegalArgumentException(cells.length + " cells for " + headings.size() + " headings");
        }
        List<String> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(
                    cell == null
                            ? ""
                            : cell instanceof Double d
                                    ? String.format(Locale.ROOT, "%.2f", d)
                                    : LONG_WORD.matcher(cell.toString()).replaceAll("$1…"));
        }
        rows.add(row);
        return this;
    }

    /** How many rows it has, the headings not counted. */
    public int size() {
        return rows.size();
    }

    /** The lines of the table, each closed by a line feed. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        line(text, headings);
        List<String> rule = new ArrayList<>();
        for (int column = 0; column < headings.size(); column++) {
            rule.add("-".repeat(width(column)));
        }
        line(text, rule);
        rows.forEach(row -> line(text, row));
        return text.toString();
    }

    private void line(StringBuilder text, List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            String space = " ".repeat(width(column) - length(cell));
            line.append(column == 0 ? "" : "  ").append(isNumeric(column) ? space + cell : cell + space);
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }

    private int width(int column) {
        List<Integer> lengths =
                new ArrayList<>(rows.stream().map(r -> length(r.get(column))).toList());
        lengths.add(length(headings.get(column)));
        return Collections.max(lengths);
    }

    private boolean isNumeric(int column) {
        return !rows.isEmpty()
                && rows.stream()
                        .map(r -> r.get(column))
                        .allMatch(c -> c.isEmpty() || c.matches("[+-]?[\\d,]+(\\.\\d+)?%?"));
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
