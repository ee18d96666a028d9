package labs.support.options;

import picocli.CommandLine.Option;

/** The option {@code --rows}: how much is shown of each batch, window or table. */
public final class Rows {
    @Option(
            names = "--rows",
            paramLabel = "N",
            converter = PositiveIntConverter.class,
            description = "how many rows to show at a time (default: ${DEFAULT-VALUE})")
    private int rows;

    /** @param rows how many the lab shows when nothing is typed */
    public Rows(int rows) {
        this.rows = rows;
    }

    /** How many rows to show at most, 1 or more. */
    public int limit() {
        return rows;
    }
}
