package labs.harness.compare;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import scala.Tuple2;

/**
 * Values in a form that can be compared: a pair is a {@code Map.Entry} whether Scala or Java made it, and an array or
 * what {@code groupByKey} gives is a list.
 */
final class Plain {
    private Plain() {}

    static List<Object> ofAll(Iterable<?> values) {
        List<Object> plain = new ArrayList<>();
        values.forEach(value -> plain.add(of(value)));
        return plain;
    }

    static Object of(Object value) {
        if (value instanceof Tuple2<?, ?> pair) {
            return pair(pair._1(), pair._2());
        }
        if (value instanceof Map.Entry<?, ?> pair) {
            return pair(pair.getKey(), pair.getValue());
        }
        if (value instanceof Iterable<?> elements && !(value instanceof Set<?>)) {
            return ofAll(elements);
        }
        if (value != null && value.getClass().isArray()) {
            List<Object> elements = new ArrayList<>();
            for (int i = 0; i < Array.getLength(value); i++) {
                elements.add(of(Array.get(value, i)));
            }
            return elements;
        }
        return value;
    }

    private static Map.Entry<Object, Object> pair(Object key, Object value) {
        return new java.util.AbstractMap.SimpleImmutableEntry<>(of(key), of(value));
    }
}
