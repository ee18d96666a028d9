package labs.harness.compare;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Expects these elements and no others, in any order.
 *
 * @param elements the elements, each as often as it is expected
 * @param pairs whether to write them as a map is written
 */
record Bag(Collection<?> elements, boolean pairs) implements Expected {
    @Override
    public String text() {
        return textOf(Plain.ofAll(elements));
    }

    @Override
    public String textOf(List<?> got) {
        return pairs ? Text.ofPairs(got) : Text.ofBag(got);
    }

    @Override
    public String difference(List<?> got) {
        List<Object> missing = without(Plain.ofAll(elements), Plain.ofAll(got));
        List<Object> extra = without(Plain.ofAll(got), Plain.ofAll(elements));
        boolean alike = missing.stream()
                .map(Text::of)
                .anyMatch(extra.stream().map(Text::of).toList()::contains);
        StringJoiner difference = new StringJoiner("; ");
        if (!missing.isEmpty()) {
            difference.add("missing " + Text.ofElements(missing, alike));
        }
        if (!extra.isEmpty()) {
            difference.add("not expected " + Text.ofElements(extra, alike));
        }
        return difference.toString();
    }

    @Override
    public String kind(List<?> got) {
        return Kind.of(
                without(Plain.ofAll(elements), Plain.ofAll(got)), without(Plain.ofAll(got), Plain.ofAll(elements)));
    }

    /** What is left of all when each of the others has taken one that is equal to it. */
    private static List<Object> without(List<Object> all, List<Object> others) {
        Map<Object, Integer> taken = new HashMap<>();
        others.forEach(each -> taken.merge(each, 1, Integer::sum));
        List<Object> left = new ArrayList<>();
        for (Object each : all) {
            if (taken.merge(each, -1, Integer::sum) < 0) {
                left.add(each);
            }
        }
        return left;
    }
}
