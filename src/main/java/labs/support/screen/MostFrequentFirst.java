package labs.support.screen;

import java.io.Serializable;
import java.util.Comparator;
import scala.Tuple2;

/** The order of the tables: higher counts first, equal ones by the word. Executors sort with it, so it can be sent. */
public final class MostFrequentFirst implements Comparator<Tuple2<String, Integer>>, Serializable {
    private static final long serialVersionUID = 1;

    @Override
    public int compare(Tuple2<String, Integer> a, Tuple2<String, Integer> b) {
        int byCount = Integer.compare(b._2(), a._2());
        return byCount != 0 ? byCount : a._1().compareTo(b._1());
    }
}
