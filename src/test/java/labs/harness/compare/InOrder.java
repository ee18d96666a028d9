package labs.harness.compare;

import java.util.List;

/** Expects these elements in this order. */
public record InOrder(List<?> elements) implements Expected {
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
        return otherElements.isEmpty() ? "the elements are right, their order is not" : otherElements;
    }
}
