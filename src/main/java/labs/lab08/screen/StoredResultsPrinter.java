package labs.lab08.screen;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import labs.lab08.SensorSum;
import labs.lab08.store.ResultStore;
import labs.lab08.store.StoredSensor;
import labs.support.screen.ConsoleTable;

/** What {@code --report} shows: everything that is stored, and the answer to the course's question. */
public final class StoredResultsPrinter {
    /** sensor2 before sensor10. */
    private static final Comparator<StoredSensor> BY_NAME = Comparator.comparing(
                    (StoredSensor stored) -> stored.sensor().length())
            .thenComparing(StoredSensor::sensor);

    private StoredResultsPrinter() {}

    /**
     * Prints the stored results.
     *
     * @param limit in degrees
     */
    public static void print(ResultStore store, BigDecimal limit) {
        List<StoredSensor> sensors = store.sensors().stream().sorted(BY_NAME).toList();
        System.out.println("Stored in " + store.shown());
        store.offsets()
                .forEach(offset -> System.out.println(
                        "  " + offset.topicPartition() + ": " + offset.first() + " to " + offset.next()));
        System.out.println("Records: " + Balance.of(store));
        System.out.println();
        System.out.println(means(sensors, store.window()));
        System.out.println("sensor, round(mean, 2) where mean > " + limit);
        System.out.println(above(sensors, limit));
        Map<String, Long> rejects = store.rejects();
        if (!rejects.isEmpty()) {
            ConsoleTable table = new ConsoleTable("rejected because", "records");
            rejects.forEach((reason, count) -> table.row(reason, Balance.number(count)));
            System.out.println(table);
        }
    }

    private static ConsoleTable means(List<StoredSensor> sensors, Map<String, SensorSum> window) {
        ConsoleTable table = new ConsoleTable("sensor", "readings", "mean", "mean of the last window");
        for (StoredSensor stored : sensors) {
            SensorSum last = window.get(stored.sensor());
            table.row(
                    stored.sensor(),
                    Balance.number(stored.allTime().readings()),
                    stored.allTime().mean(),
                    last == null ? "" : last.mean());
        }
        return table;
    }

    private static ConsoleTable above(List<StoredSensor> sensors, BigDecimal limit) {
        ConsoleTable table = new ConsoleTable("sensor", "mean");
        sensors.stream()
                .filter(stored -> stored.allTime().isAbove(limit))
                .forEach(stored -> table.row(stored.sensor(), stored.allTime().mean()));
        return table;
    }
}
