package labs.lab08.screen;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import labs.lab08.BatchResult;
import labs.lab08.SensorSum;
import labs.lab08.store.Alert;
import labs.lab08.store.ResultStore;
import labs.lab08.store.StoredSensor;
import labs.support.options.WindowTimes;
import labs.support.screen.ConsoleTable;

/** Shows each batch as a table: the mean of all time beside that of the window, the hottest sensors first. */
public final class BatchTablePrinter {
    private final WindowTimes times;
    private final BigDecimal limit;
    private final int rows;
    private long rejected;
    private long firstBatchMillis;

    /**
     * @param limit in degrees
     * @param rows how many sensors a table shows
     */
    public BatchTablePrinter(WindowTimes times, BigDecimal limit, int rows) {
        this.times = times;
        this.limit = limit;
        this.rows = rows;
    }

    /** Says what is stored from before, and that the window is not. */
    public void begin(ResultStore store) {
        Balance stored = Balance.of(store);
        rejected = stored.rejected();
        if (stored.readings() + rejected > 0) {
            System.err.println("Goes on from what is stored in " + store.shown() + ": "
                    + Balance.number(stored.readings()) + " readings, " + Balance.number(rejected)
                    + " rejected. The window starts empty.");
        }
    }

    /** Prints one batch, as it is stored. */
    public void show(BatchResult batch, ResultStore store, List<Alert> sent) {
        long end = batch.end().toEpochMilli();
        if (firstBatchMillis == 0) {
            firstBatchMillis = end - times.batch().toMillis();
        }
        Map<String, SensorSum> window = batch.window().orElse(Map.of());
        rejected += batch.rejects().size();
        List<StoredSensor> sensors = store.sensors();

        StringBuilder text = new StringBuilder();
        text.append("batch   ").append(times.clock(end - times.batch().toMillis(), end));
        text.append("  ").append(Balance.number(batch.readings())).append(" readings, ");
        text.append(Balance.number(batch.rejects().size())).append(" rejected");
        text.append("  (").append(Balance.ranges(batch.ranges())).append(")\n");
        text.append(windowLine(end));
        text.append(table(sensors, window));
        text.append(totals(sensors)).append('\n');
        sent.forEach(alert -> text.append(line(alert)).append('\n'));
        System.out.println(text);
    }

    private String windowLine(long end) {
        long length = times.window().toMillis();
        long filled = Math.min(length, end - firstBatchMillis);
        String only = filled < length
                ? "  it began empty: " + filled / 1_000 + " s of " + length / 1_000 + " s until now"
                : "";
        return "window  " + times.clock(end - length, end) + only + "\n";
    }

    private String table(List<StoredSensor> sensors, Map<String, SensorSum> window) {
        ConsoleTable table = new ConsoleTable("sensor", "readings", "mean", "window mean", "above " + limit);
        sensors.stream()
                .sorted(Comparator.comparing(
                                (StoredSensor stored) -> stored.allTime().mean())
                        .reversed()
                        .thenComparing(StoredSensor::sensor))
                .limit(rows)
                .forEach(stored -> table.row(
                        stored.sensor(),
                        Balance.number(stored.allTime().readings()),
                        stored.allTime().mean(),
                        window.containsKey(stored.sensor())
                                ? window.get(stored.sensor()).mean()
                                : "",
                        stored.allTime().isAbove(limit) ? "<-- above" : ""));
        return table.toString();
    }

    private String totals(List<StoredSensor> sensors) {
        long above = sensors.stream()
                .filter(stored -> stored.allTime().isAbove(limit))
                .count();
        long readings = sensors.stream()
                .mapToLong(stored -> stored.allTime().readings())
                .sum();
        return Math.min(rows, sensors.size()) + " of " + sensors.size() + " sensors shown, " + above + " above " + limit
                + "; in all " + Balance.number(readings) + " readings, " + Balance.number(rejected)
                + " rejected";
    }

    private static String line(Alert alert) {
        return "alert " + alert.key() + ": the mean of " + alert.sensor() + " went " + alert.direction() + " to "
                + alert.allTime().mean() + " (limit "
                + alert.limit().stripTrailingZeros().toPlainString() + ")";
    }
}
