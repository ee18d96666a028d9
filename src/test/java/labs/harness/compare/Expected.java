package labs.harness.compare;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import labs.harness.Bench;
import labs.harness.Script;

/** What a test expects of one batch. */
public sealed interface Expected permits Bag, InOrder, Expected.Nothing, Expected.One {
    /** Reads what a test wrote; {@link Script#expect} lists the forms. */
    static Expected of(Object written) {
        if (written == Bench.NO_RESULT) {
            return new Nothing();
        }
        if (written instanceof Expected expected) {
            return expected;
        }
        if (written instanceof Map<?, ?> map) {
            return new Bag(map.entrySet(), true);
        }
        if (written instanceof Collection<?> collection) {
            return new Bag(collection, false);
        }
        return new One(written);
    }

    /** What is expected, as it is shown. */
    String text();

    /** What came instead, in the same form. */
    String textOf(List<?> got);

    /** How the elements that came differ, in a few words; empty if they are as expected. */
    String difference(List<?> got);

    /** How they differ, with nothing left out: two answers with the same full difference gave the same. */
    default String differenceInFull(List<?> got) {
        return difference(got) + "; got " + textOf(got);
    }

    /** Of which kind the difference is: the same where the same elements are missing, too many, or too high or low. */
    String kind(List<?> got);

    /** Expects that the batch has no RDD. Whoever compares asks only about batches that have one. */
    record Nothing() implements Expected {
        @Override
        public String text() {
            return Bench.NO_RESULT.toString();
        }

        @Override
        public String textOf(List<?> got) {
            return Text.ofBag(got);
        }

        @Override
        public String difference(List<?> got) {
            return "there should be no RDD in this batch";
        }

        @Override
        public String kind(List<?> got) {
            return difference(got);
        }
    }

    /** Expects exactly one element. */
    record One(Object element) implements Expected {
        @Override
        public String text() {
            return Text.of(Plain.of(element));
        }

        @Override
        public String textOf(List<?> got) {
            return got.size() == 1 ? Text.of(Plain.of(got.get(0))) : Text.ofBag(got);
        }

        @Override
        public String difference(List<?> got) {
            return new Bag(List.of(element), false).difference(got);
        }

        @Override
        public String kind(List<?> got) {
            return new Bag(List.of(element), false).kind(got);
        }
    }
}
