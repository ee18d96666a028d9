package labs.harness.compare;

import java.util.List;

/** Expects these elements in this order. */
public record InOrder(List<?> elements) implements Expected {
    private static final String ORDER = "the elements are right, their order is not";

    @Override
    public String text() {
        return Text.ofList(elements);
    }

    @Override
    public String textOf(List<?> got) {
        return Text.ofList(got);
    }

    @Override
    public String difference(List<?> got) {
        List<Object> wanted = Plain.ofAll(elements);
        List<Object> came = Plain.ofAll(got);
        if (wanted.equals(came)) {
            return "";
        }
        String otherElements = new Bag(elements, false).difference(got);
        return otherElements.isEmpty() ? ORDER : otherElements;
    }

    /** Two wrong orders are two kinds. */
    @Override
    public String kind(List<?> got) {
        return difference(got).equals(ORDER) ? ORDER + ": " + textOf(got) : new Bag(elements, false).kind(got);
    }
}
