package labs.lab03;

import java.util.List;
import labs.support.options.WindowTimes;
import labs.support.screen.ConsoleTable;
import labs.support.screen.MostFrequentFirst;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.streaming.Time;
import scala.Tuple2;

/** Prints a window: which batches it covers in clock time, which batches are skipped, and its most frequent words. */
final class WindowPrinter implements VoidFunction2<JavaPairRDD<String, Integer>, Time> {
    private static final long serialVersionUID = 1;

    private final WindowTimes times;
    private final int rows;
    /** When the stream began, in milliseconds since 1970: one slide before its first window. Null before that. */
    private Long began;

    WindowPrinter(WindowTimes times, int rows) {
        this.times = times;
        this.rows = rows;
    }

    @Override
    public void call(JavaPairRDD<String, Integer> counts, Time end) {
        long lastWindow = end.milliseconds() - times.slide().toMillis();
        if (began == null) {
            began = lastWindow;
        }
        long from = end.milliseconds() - times.window().toMillis();
        StringBuilder text = new StringBuilder("\n");
        if (times.skipped() > 0) {
            text.append(heading("skipped", lastWindow, from, batches(times.skipped()) + " in no window"));
        }
        text.append(heading("window ", from, end.milliseconds(), covers(from) + ", " + words(counts)));
        table(counts).lines().forEach(line -> text.append("  ").append(line).append('\n'));
        System.out.println(text);
    }

    /** How many batches the window covers: the first windows reach back to before the stream began. */
    private String covers(long from) {
        long before = Math.max(0, began - from) / times.batch().toMillis();
        return before == 0
                ? batches(times.batches())
                : times.batches() - before + " of " + batches(times.batches()) + " (the stream began at "
                        + times.clock(began) + ")";
    }

    private String heading(String what, long from, long to, String text) {
        return what + " " + times.clock(from, to) + "  " + text + "\n";
    }

    /** The most frequent words; no table where there is no word. */
    private String table(JavaPairRDD<String, Integer> counts) {
        List<Tuple2<String, Integer>> top = counts.takeOrdered(rows, new MostFrequentFirst());
        ConsoleTable table = new ConsoleTable("count", "word");
        top.forEach(count -> table.row(count._2(), count._1()));
        long more = counts.count() - top.size();
        if (more > 0) {
            table.row("", "and " + more + " more");
        }
        return table.size() == 0 ? "" : table.toString();
    }

    /** How many words the window holds; without the filter of the inverse form that includes some at zero. */
    private static String words(JavaPairRDD<String, Integer> counts) {
        long words = counts.count();
        long atZero = counts.filter(count -> count._2() == 0).count();
        return words + (words == 1 ? " word" : " words") + (atZero == 0 ? "" : ", " + atZero + " of them at 0");
    }

    private static String batches(long count) {
        return count == 1 ? "1 batch" : count + " batches";
    }
}
