package labs.lab11;

import static labs.harness.Bench.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import labs.check.ExerciseTest;
import labs.harness.engine.Network;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import org.junit.jupiter.api.Test;
import scala.Tuple2;

@ExerciseTest
class CrowdedGateExerciseTest {
    private static final double AT_MOST = 0.75;

    interface Task {
        JavaPairDStream<String, Integer> tickets(JavaPairDStream<String, String> passes);
    }

    @Test
    void countsDifferentTicketsOfEachGate(Task answer) {
        run((JavaDStream<Tuple2<String, String>> passes) -> answer.tickets(pairs(passes)))
                .onBatches(
                        List.of(
                                pass("main", 1),
                                pass("main", 2),
                                pass("side", 1),
                                pass("main", 2),
                                pass("main", 1),
                                pass("main", 30)),
                        List.of(),
                        List.of(pass("side", 1)))
                .expect(Map.of("main", 3, "side", 1), Map.of(), Map.of("side", 1));
    }

    @Test
    void noTaskReadsNearlyAll(Task answer) {
        List<Tuple2<String, String>> rushHour = rushHour();
        Network network =
                Network.during(() -> run((JavaDStream<Tuple2<String, String>> passes) -> answer.tickets(pairs(passes)))
                        .onAll(List.of(rushHour))
                        .expect(Map.of("main", 900, "side", 50, "back", 50)));
        assertThat(network.busiestShare())
                .as("the share of the busiest task in what is shuffled; 0 where nothing is")
                .isPositive();
        assertThat(network.busiestShare() <= AT_MOST)
                .as("no task reads more than three quarters of what is shuffled")
                .isTrue();
    }

    /** Of 1,000 tickets 900 pass the same gate, each ninth passes twice. */
    private static List<Tuple2<String, String>> rushHour() {
        List<Tuple2<String, String>> passes = new ArrayList<>();
        for (int ticket = 0; ticket < 1_000; ticket++) {
            passes.add(pass(ticket % 20 == 0 ? "side" : ticket % 20 == 1 ? "back" : "main", ticket));
        }
        for (int ticket = 2; ticket < 1_000; ticket += 9) {
            passes.add(pass(ticket % 20 == 0 ? "side" : ticket % 20 == 1 ? "back" : "main", ticket));
        }
        return passes;
    }

    private static JavaPairDStream<String, String> pairs(JavaDStream<Tuple2<String, String>> passes) {
        return passes.mapToPair(pass -> pass);
    }

    private static Tuple2<String, String> pass(String gate, int ticket) {
        return new Tuple2<>(gate, "T" + ticket);
    }
}
