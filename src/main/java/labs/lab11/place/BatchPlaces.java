package labs.lab11.place;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import labs.support.Workspace;
import labs.support.screen.ConsoleTable;
import labs.support.time.BatchClock;

/** The table of a batch: its receivers, its blocks, and the partitions of its two stages, each with its executor. */
public final class BatchPlaces {
    /** More blocks than these are not shown. */
    private static final int LONGEST = 8;

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
        ConsoleTable table = new ConsoleTable("what", "where", "and there");
        known.receivers()
                .forEach((stream, executor) ->
                        table.row("receiver " + stream, named(List.of(executor)), "reads the socket"));
        List<String> names = known.readBy(batch);
        for (String name : names.subList(0, Math.min(names.size(), LONGEST))) {
            Map<String, String> places = known.placesOf(name);
            table.row("block " + name, named(places.keySet()), String.join(" and ", places.values()));
        }
        words.stream()
                .filter(this::isOfThisBatch)
                .limit(LONGEST)
                .forEach(place -> table.row(
                        "words, partition " + place.partition(),
                        named(List.of(place.executor())),
                        counted(place, names)));
        state.forEach(place -> table.row(
                "state, partition " + place.partition(),
                named(List.of(place.executor())),
                place.words() + " words so far"));
        int more = names.size() - LONGEST;
        return table + (more > 0 ? "... and %d more blocks, each with its partition%n".formatted(more) : "");
    }

    /** What was computed once more for batches before this one; empty where that is nothing. */
    public String again() {
        Map<Long, Integer> again = new TreeMap<>();
        words.stream()
                .filter(place -> !isOfThisBatch(place))
                .forEach(place -> again.merge(place.batch(), 1, Integer::sum));
        StringBuilder text = new StringBuilder();
        again.forEach((earlier, partitions) -> text.append("Computed again, for the batch of %s: %d partition%s.%n"
                .formatted(BatchClock.SECONDS.at(earlier), partitions, partitions == 1 ? "" : "s")));
        return text.toString();
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
                text.append("What runs on %s is in process %d; what a function prints there goes to %s.%n"
                        .formatted(named(List.of(place.executor())), place.process(), output(place)));
            }
        }
        return text.toString();
    }

    /** Which executors have fetched a broadcast variable, in words. */
    public String fetched(long broadcast) {
        List<String> executors = known.fetched(broadcast);
        return executors.isEmpty() ? "nobody else" : named(executors);
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

    /** In words; nobody may have a block whose batch can do without it, since its state is computed already. */
    private static String named(Collection<String> executors) {
        if (executors.isEmpty()) {
            return "nowhere";
        }
        return executors.contains(Place.DRIVER) ? "the driver" : "executor " + String.join(" and ", executors);
    }

    private static String output(Place place) {
        return place.output().isEmpty() ? "this terminal" : Workspace.display(Path.of(place.output()));
    }
}
