package labs.harness.compare;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Values as a failure shows them: strings in quotes, and what has no order sorted, so that two lines can be compared. */
final class Text {
    /** More elements than this are only counted. */
    private static final int SHOWN = 40;

    /** Of longer elements only the beginning. */
    private static final int CHARACTERS = 400;

    private Text() {}

    /** Elements in their order. */
    static String ofList(Collection<?> elements) {
        return "[" + join(Plain.ofAll(elements), false) + "]";
    }

    /** Elements without an order. */
    static String ofBag(Collection<?> elements) {
        return "[" + ofElements(elements, false) + "]";
    }

    /** Pairs without an order. */
    static String ofPairs(Collection<?> elements) {
        return "{" + ofElements(elements, false) + "}";
    }

    /** Elements without an order, without brackets. */
    static String ofElements(Collection<?> elements, boolean withTypes) {
        List<Object> sorted = Plain.ofAll(elements);
        sorted.sort(Text::compare);
        return join(sorted, withTypes);
    }

    /** One value of {@link Plain}. */
    static String of(Object value) {
        return of(value, false);
    }

    private static String join(List<?> elements, boolean withTypes) {
        String more = elements.size() > SHOWN ? ", ... " + (elements.size() - SHOWN) + " more" : "";
        return elements.stream()
                        .limit(SHOWN)
                        .map(element -> of(element, withTypes))
                        .collect(Collectors.joining(", "))
                + more;
    }

    private static String of(Object value, boolean withTypes) {
        if (value instanceof Map.Entry<?, ?> pair) {
            return of(pair.getKey(), withTypes) + "=" + of(pair.getValue(), withTypes);
        }
        if (value instanceof List<?> list) {
            return "[" + join(list, withTypes) + "]";
        }
        String text = value instanceof String string ? quoted(string) : cut(String.valueOf(value));
        return withTypes && value != null ? text + " (" + value.getClass().getSimpleName() + ")" : text;
    }

    private static String quoted(String text) {
        String cut = text.substring(0, Math.min(CHARACTERS, text.length()));
        String more = text.length() > CHARACTERS ? more(text) : "";
        return '"' + cut.replace("\t", "\\t").replace("\r", "\\r").replace("\n", "\\n") + '"' + more;
    }

    private static String cut(String text) {
        return text.length() > CHARACTERS ? text.substring(0, CHARACTERS) + more(text) : text;
    }

    private static String more(String text) {
        return "... " + (text.length() - CHARACTERS) + " more characters";
    }

    /** Numbers by size, pairs by key, all else by its text. */
    private static int compare(Object a, Object b) {
        if (a instanceof Number x && b instanceof Number y) {
            return Double.compare(x.doubleValue(), y.doubleValue());
        }
        if (a instanceof Map.Entry<?, ?> x && b instanceof Map.Entry<?, ?> y) {
            int keys = compare(x.getKey(), y.getKey());
            return keys != 0 ? keys : compare(x.getValue(), y.getValue());
        }
        return Comparator.<String>naturalOrder().compare(of(a), of(b));
    }
}
