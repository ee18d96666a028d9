package labs.lab11.place;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import labs.support.Workspace;
import labs.support.screen.ConsoleTable;
import labs.support.time.BatchClock;

/** The table of a batch: its receivers, its blocks, and the partitions of its two stages, each with its executor. */
public final class BatchPlaces {
    private final long batch;
    private final Whereabouts known;
    private final List<Place> words;
    private final List<Place> state;

    /**
     * @param batch its time in epoch milliseconds
     * @param words where the function that takes lines apart has run since the last batch
     * @param state where the state was added up
     */
    public BatchPlaces(long batch, Whereabouts known, List<Place> words, List<Place> state) {
        this.batch = batch;
        this.known = known;
        this.words = words.stream()
                .sorted(Comparator.comparing(Place::batch).thenComparing(Place::partition))
                .toList();
        this.state = state;
    }

    /** The words of the batch, those since the beginning, and how late it is. */
    public String headline() {
        long late = System.currentTimeMillis() - batch;
        return "%s  %,d words in this batch, %,d so far; printed %.1f s after its end"
                .formatted(
                        BatchClock.SECONDS.at(batch),
                        words.stream()
                                .filter(this::isOfThisBatch)
                                .mapToLong(Place::words)
                                .sum(),
                        state.stream().mapToLong(Place::words).sum(),
                        late / 1000.0);
    }

    /** A row for each receiver, block and partition. */
    public String table() {
        ConsoleTable table = new ConsoleTable("what", "on executor", "and there");
        known.receivers().forEach((stream, executor) -> table.row("receiver " + stream, executor, "reads the socket"));
        List<String> names = known.readBy(batch);
        for (String name : names) {
            Map<String, String> places = known.placesOf(name);
            table.row("block " + name, String.join(" and ", places.keySet()), stored(places));
        }
        words.stream().filter(this::isOfThisBatch).forEach(place -> table.row(
                "words, partition " + place.partition(), place.executor(), counted(place, names)));
        state.forEach(place -> table.row(
                "state, partition " + place.partition(), place.executor(), place.words() + " words so far"));
        return table.toString();
    }

    /** What was computed once more for batches before this one; empty where that is nothing. */
    public String again() {
        Map<Long, Integer> again = new TreeMap<>();
        words.stream().filter(place -> !isOfThisBatch(place)).forEach(place -> again.merge(place.batch(), 1, Integer::sum));
        return again.isEmpty()
                ? ""
                : "Computed again: %d partition%s of %d earlier batch%s.%n"
                        .formatted(
                                again.values().stream().mapToInt(Integer::intValue).sum(),
                                again.values().stream().mapToInt(Integer::intValue).sum() == 1 ? "" : "s",
                                again.size(),
                                again.size() == 1 ? "" : "es");
    }

    /**
     * For each executor that has not been seen yet: its process, and where what the function prints goes.
     *
     * @param seen the processes of those that were; gets the new ones
     */
    public String newcomers(Set<Long> seen) {
        StringBuilder text = new StringBuilder();
        for (Place place : Set.copyOf(state)) {
            if (seen.add(place.process())) {
                text.append("executor %s is process %d; what a function prints there goes to %s%n"
                        .formatted(place.executor(), place.process(), output(place)));
            }
        }
        return text.toString();
    }

    /** Which executors have fetched a broadcast variable, in words. */
    public String fetched(long broadcast) {
        Set<String> executors = new TreeSet<>(known.fetched(broadcast));
        return executors.isEmpty() ? "nobody else" : "executor " + String.join(" and ", executors);
    }

    private boolean isOfThisBatch(Place place) {
        return place.batch() == batch;
    }

    private String counted(Place place, List<String> names) {
        String words = place.words() + " words, ";
        if (place.partition() >= names.size()) {
            return words + "nothing to read";
        }
        boolean here = known.placesOf(names.get(place.partition())).containsKey(place.executor());
        return words + (here ? "the block is here" : "the block came from elsewhere");
    }

    private static String stored(Map<String, String> places) {
        return places.isEmpty() ? "nowhere" : String.join(" and ", places.values());
    }

    private static String output(Place place) {
        return place.output().isEmpty() ? "this terminal" : Workspace.display(Path.of(place.output()));
    }
}
