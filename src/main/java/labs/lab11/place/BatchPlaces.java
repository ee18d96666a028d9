package labs.lab11.place;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import labs.support.Workspace;
import labs.support.screen.ConsoleTable;
import labs.support.time.BatchClock;

/** The table of a batch: its receivers, its blocks, and the partitions of its two stages, each with its executor. */
public final class BatchPlaces {
    /** More blocks than these are not shown. */
    private static final int LONGEST = 8;

    private final long batch;
    private final Whereabouts known;
    /** One for each partition of the batch, in their order. */
    private final List<Place> words;

    private final List<Place> state;
    /** One for each executor that has run any of our functions, in the order of their names. */
    private final List<Place> executors;
    /** The partitions of each batch that were computed once more. */
    private final Map<Long, Set<Integer>> again = new TreeMap<>();

    /**
     * @param batch its time in epoch milliseconds
     * @param words where the function that takes lines apart has run since the last batch, in the order of their ends; a
     *     partition is in it twice where Spark had lost what the first task had made of it
     * @param state where the state was added up
     */
    public BatchPlaces(long batch, Whereabouts known, List<Place> words, List<Place> state) {
        this.batch = batch;
        this.known = known;
        this.state = state;
        SortedMap<Integer, Place> last = new TreeMap<>();
        for (Place place : words) {
            boolean earlier = place.batch() != batch;
            if (earlier || last.put(place.partition(), place) != null) {
                again.computeIfAbsent(place.batch(), first -> new TreeSet<>()).add(place.partition());
            }
        }
        this.words = List.copyOf(last.values());
        SortedMap<String, Place> ran = new TreeMap<>();
        Stream.concat(words.stream(), state.stream()).forEach(place -> ran.putIfAbsent(place.executor(), place));
        executors = List.copyOf(ran.values());
    }

    /** The words of the batch, those since the beginning, and how late it is. */
    public String headline() {
        long late = System.currentTimeMillis() - batch;
        return "%s  %,d words in this batch, %,d so far; printed %.1f s after its end"
                .formatted(
                        BatchClock.SECONDS.at(batch),
                        words.stream().mapToLong(Place::words).sum(),
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

    /** What was computed once more, for this batch or for earlier ones; empty where that is nothing. */
    public String again() {
        StringBuilder text = new StringBuilder();
        again.forEach((of, partitions) -> text.append("Computed again, for the batch of %s: %d partition%s.%n"
                .formatted(BatchClock.SECONDS.at(of), partitions.size(), partitions.size() == 1 ? "" : "s")));
        return text.toString();
    }

    /**
     * For each executor that has not been seen yet: its process, and where what a function prints goes.
     *
     * @param seen the processes of those that were; gets the new ones
     */
    public String newcomers(Set<Long> seen) {
        StringBuilder text = new StringBuilder();
        for (Place place : executors) {
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
