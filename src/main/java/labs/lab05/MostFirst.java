package labs.lab05;

import java.io.Serializable;
import java.util.Comparator;
import scala.Tuple2;

/** Orders counted words: the highest count first, equal counts by the alphabet. Executors use it, so it is serializable. */
final class MostFirst implements Comparator<Tuple2<String, Integer>>, Serializable {
    private static final long serialVersionUID = 1;

    @Override
    public int compare(Tuple2<String, Integer> one, Tuple2<String, Integer> other) {
        int byCount = Integer.compare(other._2(), one._2());
        return byCount != 0 ? byCount : one._1().compareTo(other._1());
    }
}
