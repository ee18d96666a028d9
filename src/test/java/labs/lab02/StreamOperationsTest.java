package labs.lab02;

import static labs.harness.Bench.inOrder;
import static labs.harness.Bench.output;
import static labs.harness.Bench.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import labs.harness.engine.SparkContexts;
import labs.harness.lab.CommentExample;
import labs.harness.lab.RunningLab;
import labs.support.UserError;
import labs.support.Workspace;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.Tuple2;

class StreamOperationsTest {

    @Test
    void mapGivesOneElementForEach() {
        run(StreamOperations::lengths)
                .onBatches(List.of("the tide", "", "boat"), List.of())
                .expect(List.of(8, 0, 4), List.of());
    }

    @Test
    void flatMapGivesAnyNumberForEach() {
        run(StreamOperations::words)
                .onBatches(List.of(" the  tide ", "", "\t", "boat"), List.of(" "))
                .expect(List.of("the", "tide", "boat"), List.of());
    }

    @Test
    void filterKeepsSome() {
        run((JavaDStream<String> words) -> StreamOperations.longWords(words, 4))
                .onBatches(List.of("tide", "the", "boats", "tide"))
                .expect(List.of("tide", "boats", "tide"));
    }

    @Test
    void unionKeepsWhatIsInBothTwice() {
        run((JavaDStream<String> words) -> StreamOperations.pluralsAndLongWords(words, 5))
                .onBatches(List.of("boats", "is", "harbour", "tide"))
                .expect(List.of("boats", "boats", "is", "harbour"));
    }

    @Test
    void transformReachesWhatADStreamLacks() {
        run(StreamOperations::vocabulary)
                .onBatches(List.of("tide", "boat", "tide", "a"), List.of("boat"), List.of())
                .expect(inOrder("a", "boat", "tide"), inOrder("boat"), List.of());
    }

    @Test
    void joinWithAFixedRddKeepsWhatBothHave() {
        JavaPairRDD<String, String> kinds = SparkContexts.shared()
                .parallelizePairs(List.of(new Tuple2<>("boat", "sea"), new Tuple2<>("bread", "land")));
        run((JavaDStream<String> words) -> StreamOperations.kindOf(words, kinds))
                .onBatches(List.of("boat", "the", "boat"), List.of("the"), List.of("bread"))
                .expect(
                        List.of(new Tuple2<>("boat", "sea"), new Tuple2<>("boat", "sea")),
                        List.of(),
                        Map.of("bread", "land"));
    }

    @Test
    void countByValueCountsWithinTheBatch() {
        run(StreamOperations::frequencies)
                .onBatches(List.of("tide", "boat", "tide"), List.of("tide"), List.of())
                .expect(Map.of("tide", 2L, "boat", 1L), Map.of("tide", 1L), Map.of());
    }

    @Test
    void repartitionDealsTheElementsOut() {
        List<List<Integer>> sizes = run((JavaDStream<String> words) ->
                        StreamOperations.partitionSizes(StreamOperations.spread(words, 3)))
                .onBatches(List.of("a", "b", "c", "d", "e", "f", "g"), List.of())
                .results();
        assertThat(sizes.get(0))
                .hasSize(3)
                .satisfies(batch -> assertThat(
                                batch.stream().mapToInt(Integer::intValue).sum())
                        .isEqualTo(7));
        assertThat(sizes.get(1)).containsExactly(0, 0, 0);
    }

    @Test
    void theFixedRddIsReadFromItsFile() {
        Map<String, String> kinds = StreamOperations.kinds(SparkContexts.shared(), Workspace.data("harbour-kinds.csv"))
                .collectAsMap();
        assertThat(kinds).hasSize(28).containsEntry("boats", "sea").containsEntry("bread", "land");
    }

    @Test
    void aDamagedFileIsNamed(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("kinds.csv"), "boat,sea\nbread\n");
        assertThatThrownBy(() -> StreamOperations.kinds(SparkContexts.shared(), file))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("'bread' in ")
                .hasMessageEndingWith("is not a line word,kind; write one such as boat,sea.");
        assertThatThrownBy(() -> StreamOperations.kinds(SparkContexts.shared(), folder.resolve("none.csv")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("none.csv cannot be read");
    }

    @Test
    void showsTheFirstElementsUnderAHeading() {
        output((JavaDStream<String> words) -> words.foreachRDD(HeadingPrinter.show("filter", "some words", 2)))
                .onBatches(List.of("a", "b"), List.of("a", "b", "c"), List.of())
                .expect(
                        inOrder("-- filter             some words", "    a  b"),
                        inOrder("-- filter             some words", "    a  b  ..."),
                        inOrder("-- filter             some words", "    (empty)"));
    }

    @Test
    void theDemoShowsEveryOperation() throws IOException {
        CommentExample example = CommentExample.of(StreamOperations.class, "^ .*");
        try (RunningLab lab = RunningLab.start(new StreamOperations(), "--demo", "--batch", "1s")) {
            for (String operation : List.of(
                    "map",
                    "flatMap",
                    "filter",
                    "union",
                    "transform",
                    "transform + join",
                    "countByValue",
                    "repartition(3)")) {
                lab.awaitOut(line -> line.matches("-- \\Q" + operation + "\\E {2,}.+"));
            }
            lab.awaitOut(line -> line.matches("==== \\d\\d:\\d\\d:\\d\\d\\.000  [1-9]\\d* lines arrived =+"));
            lab.awaitOut(line -> line.matches(".*\\((boats|tide|gull),sea\\).*"));
            lab.awaitThat("what the class comment shows", () -> example.isIn(lab.out()));
        }
    }
}
