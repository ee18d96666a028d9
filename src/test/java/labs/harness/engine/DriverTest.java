package labs.harness.engine;

import static labs.harness.Bench.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Serializable;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import labs.harness.BenchFailure;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.util.AccumulatorV2;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a new driver knows of the one before: nothing. */
class DriverTest {
    private final ClassLoader before = Thread.currentThread().getContextClassLoader();

    @BeforeEach
    void testTheProgram() {
        Driver.runs(type -> type.getName().startsWith(Program.class.getName()));
    }

    @AfterEach
    void restore() {
        Driver.rests();
        Thread.currentThread().setContextClassLoader(before);
    }

    @Test
    void staticFieldsAreNotShipped() {
        run(Program::wire).shipped().onBatches(List.of("a"), List.of("b")).expect("a nothing", "b nothing");
    }

    @Test
    void executorsAreNotTheDriver() {
        Driver.runs(type -> type.getName().startsWith(Counter.class.getName()));
        run(Counter::countInAField).shipped().onBatches(List.of("a", "b")).expect(0);
        run(Counter::countWhatComesBack).shipped().onBatches(List.of("a", "b")).expect(2);
    }

    @Test
    void executorsAreNotTheDriverThatHasWiredTheStream() {
        Driver.runs(type -> type.getName().startsWith(Counter.class.getName()));
        run(Counter::countInAField).onExecutors().onBatches(List.of("a", "b")).expect(0);
        run(Counter::countWhatComesBack)
                .onExecutors()
                .onBatches(List.of("a", "b"))
                .expect(2);
    }

    @Test
    void executorsAreNotEachOther() {
        Driver.runs(type -> type.getName().startsWith(Counter.class.getName()));
        run(Counter::countOnExecutors)
                .onExecutors()
                .onBatches(List.of("a", "b", "c", "d", "e"), List.of("f", "g"))
                .expect(List.of(1, 2, 1, 2, 3), List.of(3, 4));
    }

    @Test
    void executorsHaveCopiesOfWhatIsBroadcast() {
        Driver.runs(type -> type.getName().startsWith(Counter.class.getName()));
        run(Counter::countInABroadcast)
                .onExecutors()
                .onBatches(List.of("a", "b"))
                .expect(0);
        run(Counter::countByABroadcastOfItsOwn)
                .onExecutors()
                .onBatches(List.of("a", "bb"))
                .expect(List.of(11, 12));
    }

    @Test
    void accumulatorsOfTheProgramComeBack() {
        Driver.runs(type -> type.getName().startsWith(Counter.class.getName()));
        run(Counter::countInAnAccumulator)
                .onExecutors()
                .onBatches(List.of("a", "b"))
                .expect(2);
    }

    @Test
    void staticFieldsEndWithTheirDriver() {
        assertThatThrownBy(() -> run(Program::wire)
                        .onBatches(List.of("a"))
                        .restart()
                        .onBatches(List.of("b"))
                        .expect("a kept", "b nothing"))
                .isInstanceOf(BenchFailure.class)
                .hasMessageContaining(
                        "when it ran again after the restart, missing \"a kept\"; not expected \"a nothing\"");
    }

    @Test
    void whatIsNoProgramIsTheSameForAllDrivers() {
        Driver.rests();
        run(Program::wire)
                .onBatches(List.of("a"))
                .restart()
                .onBatches(List.of("b"))
                .expect("a kept", "b kept");
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
    }

    @Test
    void eachDriverHasTheClassesOnce() {
        Driver.next();
        Class<?> second = Driver.current(Program.class);
        assertThat(second).isNotSameAs(Program.class).isSameAs(Driver.current(Program.class));
        Driver.next();
        assertThat(Driver.current(Program.class)).isNotSameAs(second).isNotSameAs(Program.class);
        assertThat(Driver.current(DriverTest.class)).isSameAs(DriverTest.class);
    }
}

/** A program that believes in static fields. */
final class Program {
    private static String kept = "nothing";

    static JavaDStream<String> wire(JavaDStream<String> lines) {
        kept = "kept";
        return lines.map(line -> line + " " + kept);
    }
}

/** A program that adds up on executors what the driver shall know. */
final class Counter {
    private Counter() {}

    private static final AtomicInteger COUNT = new AtomicInteger();

    /** What executors send is of the driver's class when it arrives. */
    private record Line(String text) implements Serializable {}

    static JavaDStream<Integer> countInAField(JavaDStream<String> lines) {
        return lines.transform(rdd -> {
            rdd.foreach(line -> COUNT.incrementAndGet());
            return one(rdd, COUNT.get());
        });
    }

    static JavaDStream<Integer> countWhatComesBack(JavaDStream<String> lines) {
        return lines.transform(rdd -> {
            int count = 0;
            for (Line line : rdd.map(Line::new).collect()) {
                count += line.text().length();
            }
            return one(rdd, count);
        });
    }

    static JavaDStream<Integer> countOnExecutors(JavaDStream<String> lines) {
        return lines.map(line -> COUNT.incrementAndGet());
    }

    static JavaDStream<Integer> countInABroadcast(JavaDStream<String> lines) {
        Broadcast<AtomicInteger> count = spark(lines.context().sparkContext()).broadcast(new AtomicInteger());
        return lines.transform(rdd -> {
            rdd.foreach(line -> count.value().incrementAndGet());
            return one(rdd, count.value().get());
        });
    }

    static JavaDStream<Integer> countByABroadcastOfItsOwn(JavaDStream<String> lines) {
        Broadcast<Line> ten = spark(lines.context().sparkContext()).broadcast(new Line("ten letters"));
        return lines.map(line -> ten.value().text().length() - 1 + line.length());
    }

    static JavaDStream<Integer> countInAnAccumulator(JavaDStream<String> lines) {
        return lines.transform(rdd -> {
            Lines count = new Lines();
            rdd.context().register(count);
            rdd.foreach(count::add);
            return one(rdd, count.value());
        });
    }

    /** An accumulator of the program's own. */
    private static final class Lines extends AccumulatorV2<String, Integer> {
        private static final long serialVersionUID = 1;

        private int lines;

        @Override
        public boolean isZero() {
            return lines == 0;
        }

        @Override
        public AccumulatorV2<String, Integer> copy() {
            Lines copy = new Lines();
            copy.lines = lines;
            return copy;
        }

        @Override
        public void reset() {
            lines = 0;
        }

        @Override
        public void add(String line) {
            lines++;
        }

        @Override
        public void merge(AccumulatorV2<String, Integer> other) {
            lines += ((Lines) other).lines;
        }

        @Override
        public Integer value() {
            return lines;
        }
    }

    private static JavaSparkContext spark(SparkContext context) {
        return JavaSparkContext.fromSparkContext(context);
    }

    private static JavaRDD<Integer> one(JavaRDD<?> rdd, int number) {
        return spark(rdd.context()).parallelize(List.of(number));
    }
}
