package labs.check.verdict;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import labs.check.Mistake;
import labs.check.catalogue.Exercise;
import labs.check.verdict.WrongAnswers.WrongAnswer;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The known mistakes of an exercise and how each of them fails. Where solutions are compiled, they are run; a handout
 * has none, and a record of them instead, which was written together with it.
 */
public final class KnownMistakes {
    /** Where a handout keeps the record, as a resource of the tests. */
    static final String RECORD = "labs/check/mistakes.yaml";

    private KnownMistakes() {}

    /**
     * A mistake.
     *
     * @param name the simple name of its class
     * @param sentence what a student who made it reads
     * @param family whether the sentence is true of all that fail by differences of the same kind
     * @param fingerprint how it fails, see {@link Fingerprint}
     */
    public record Known(String name, String sentence, boolean family, Map<String, String> fingerprint)
            implements Serializable {
        /** Whether an answer that fails so fails where this mistake does and nowhere else, by the same differences. */
        boolean is(Map<String, String> failed) {
            return fingerprint.equals(failed);
        }

        /** Whether it fails where this mistake does and nowhere else, by differences of the same kind. */
        boolean isAkinTo(Map<String, String> failed) {
            return family && Fingerprint.kinds(fingerprint).equals(Fingerprint.kinds(failed));
        }
    }

    /**
     * The mistake that an answer makes: one that differs just as the answer does from what was expected, else one whose
     * sentence is true of all that differ in the same places and directions. None where several say different things: a
     * false sentence is worse than none.
     */
    public static Optional<Known> recognise(List<Known> known, Map<String, String> failed) {
        List<Known> same = known.stream().filter(mistake -> mistake.is(failed)).toList();
        List<Known> akin = same.isEmpty()
                ? known.stream().filter(mistake -> mistake.isAkinTo(failed)).toList()
                : same;
        boolean agree = akin.stream().map(Known::sentence).distinct().count() == 1;
        return agree ? Optional.of(akin.get(0)) : Optional.empty();
    }

    /**
     * The classes of an exercise's mistakes.
     *
     * @return empty where the solutions are not compiled
     */
    public static List<Class<?>> classes(Exercise exercise) {
        try {
            ClassLoader loader = Thread.currentThread().getContextClassLoader();
            Class<?> all = Class.forName(exercise.mistakesClass(), false, loader);
            return Stream.of(all.getDeclaredClasses())
                    .filter(type -> type.isAnnotationPresent(Mistake.class))
                    .sorted(Comparator.comparing(Class::getSimpleName))
                    .toList();
        } catch (ClassNotFoundException e) {
            return List.of();
        }
    }

    /** Runs the test with each mistake, and with each wrong answer of the collection that is one. */
    static List<Known> measure(Exercise exercise, Class<?> test, Consumer<String> started) {
        List<Known> known = new ArrayList<>();
        for (Class<?> mistake : classes(exercise)) {
            TestRun.Result report = TestRun.run(test, "mistake:" + mistake.getSimpleName(), started);
            known.add(known(mistake, report, exercise));
        }
        for (WrongAnswer answer : WrongAnswers.of(exercise)) {
            if (answer.isMistake()) {
                TestRun.Result report = TestRun.run(test, "wrong:" + answer.name(), started);
                known.add(known(answer, report, exercise));
            }
        }
        return known;
    }

    /** A mistake, and how it failed in a run. */
    public static Known known(Class<?> mistake, TestRun.Result report, Exercise exercise) {
        return new Known(
                mistake.getSimpleName(),
                mistake.getAnnotation(Mistake.class).value(),
                mistake.getAnnotation(Mistake.class).family(),
                Fingerprint.of(report, exercise));
    }

    /** A wrong answer of the collection, and how it failed in a run. */
    public static Known known(WrongAnswer answer, TestRun.Result report, Exercise exercise) {
        return new Known(answer.name(), answer.sentence(), false, Fingerprint.of(report, exercise));
    }

    /** What the record on the class path says of an exercise; empty where there is no record. */
    public static List<Known> recorded(Exercise exercise) {
        return read(KnownMistakes.class.getClassLoader()).getOrDefault(exercise.name(), List.of());
    }

    /** All that the record says, by exercise. */
    static Map<String, List<Known>> read(ClassLoader loader) {
        try (InputStream in = loader.getResourceAsStream(RECORD)) {
            return in == null ? Map.of() : parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where a handout's sources keep the record. */
    public static Path recordFile(Path home) {
        return home.resolve("src/test/resources").resolve(RECORD);
    }

    public static String print(Map<String, List<Known>> byExercise) {
        Map<String, Object> yaml = new LinkedHashMap<>();
        byExercise.forEach((exercise, known) -> yaml.put(
                exercise,
                known.stream()
                        .map(mistake -> {
                            Map<String, Object> entry = new LinkedHashMap<>();
                            entry.put("mistake", mistake.name());
                            entry.put("sentence", mistake.sentence());
                            entry.put("family", mistake.family());
                            entry.put("fails", mistake.fingerprint());
                            return entry;
                        })
                        .toList()));
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        return new Yaml(options).dump(yaml);
    }

    @SuppressWarnings("unchecked") // The record is written by print() and by nobody else.
    static Map<String, List<Known>> parse(String text) {
        Map<String, List<Map<String, Object>>> yaml = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
        Map<String, List<Known>> byExercise = new LinkedHashMap<>();
        yaml.forEach((exercise, entries) -> byExercise.put(
                exercise,
                entries.stream()
                        .map(entry -> new Known(
                                (String) entry.get("mistake"),
                                (String) entry.get("sentence"),
                                (boolean) entry.get("family"),
                                (Map<String, String>) entry.get("fails")))
                        .toList()));
        return byExercise;
    }
}
