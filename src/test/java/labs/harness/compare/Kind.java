package labs.harness.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Of which kind a difference is. Numbers that are wrong are only too high or too low: two answers that make the same
 * mistake, one with a formula of its own, differ in the same places and in the same direction.
 */
final class Kind {
    private static final Comparator<Object> BY_TEXT = Comparator.comparing(Text::of);

    private Kind() {}

    /**
     * The kind of a difference between bags.
     *
     * @param missing what was expected and did not come
     * @param extra what came and was not expected
     */
    static String of(List<Object> missing, List<Object> extra) {
        if (missing.size() == 1 && extra.size() == 1) {
            String place = place(missing.get(0), extra.get(0));
            if (!place.isEmpty()) {
                return place;
            }
        }
        List<Object> lost = new ArrayList<>(missing);
        List<Object> added = new ArrayList<>(extra);
        List<String> places = new ArrayList<>();
        for (Object wanted : missing) {
            List<Object> instead = added.stream()
                    .filter(came -> key(came) != null && key(came).equals(key(wanted)))
                    .toList();
            if (instead.size() == 1) {
                places.add(place(wanted, instead.get(0)));
                lost.remove(wanted);
                added.remove(instead.get(0));
            }
        }
        return Stream.concat(
                        places.stream().sorted(),
                        Stream.concat(
                                lost.stream().sorted(BY_TEXT).map(each -> "lost " + Text.of(each)),
                                added.stream().sorted(BY_TEXT).map(each -> "added " + Text.of(each))))
                .toList()
                .toString();
    }

    private static Object key(Object element) {
        return element instanceof Map.Entry<?, ?> pair ? pair.getKey() : null;
    }

    /** Where one value stands for another; empty if they are not to be compared. */
    private static String place(Object wanted, Object came) {
        if (wanted instanceof Number expected && came instanceof Number got) {
            return expected.getClass() != got.getClass()
                    ? got.getClass().getSimpleName()
                    : got.doubleValue() > expected.doubleValue() ? "too high" : "too low";
        }
        if (wanted instanceof Map.Entry<?, ?> expected
                && came instanceof Map.Entry<?, ?> got
                && Objects.equals(expected.getKey(), got.getKey())) {
            String value = place(expected.getValue(), got.getValue());
            return Text.of(expected.getKey()) + " " + (value.isEmpty() ? Text.of(got.getValue()) : value);
        }
        return "";
    }
}
