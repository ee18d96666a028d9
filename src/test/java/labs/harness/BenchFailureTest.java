package labs.harness;

import static labs.harness.Bench.NO_RESULT;
import static labs.harness.Bench.inOrder;
import static labs.harness.Bench.output;
import static labs.harness.Bench.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import labs.support.UserError;
import org.apache.spark.streaming.Durations;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What the bench says when a test fails. */
class BenchFailureTest {
    private static final AtomicInteger CALLS = new AtomicInteger();

    private final int field = 1;

    @Test
    void tellsBatchByBatch() {
        assertThat(failure(() -> run(BenchTest::count)
                        .onBatches(List.of("a b"), List.of("b"), List.of())
                        .expect(Map.of("a", 1, "b", 1), Map.of("b", 2, "c", 1), Map.of())))
                .isEqualTo("""
                        Batch 2 of 3 is not as expected: missing "b"=2, "c"=1; not expected "b"=1

                          batch 1   input     ["a b"]
                                    expected  {"a"=1, "b"=1}
                                    got       {"a"=1, "b"=1}
                        > batch 2   input     ["b"]
                                    expected  {"b"=2, "c"=1}
                                    got       {"b"=1}
                          batch 3   input     []
                                    expected  {}
                                    got       {}""");
    }

    @Test
    void leavesOutBatchesFarFromTheWrongOne() {
        assertThat(failure(() -> run((JavaDStream<String> lines) -> lines.count())
                        .idle(12)
                        .expect(0L, 0L, 0L, 0L, 0L, 0L, 0L, 1L, 0L, 0L, 0L, 0L)))
                .contains("Batch 8 of 12 is not as expected: missing 1; not expected 0")
                .contains("  (batches before 3 are not shown)\n  batch 3 ")
                .contains("> batch 8   input     []\n            expected  1\n            got       0")
                .endsWith("\n  batch 11  input     []\n            expected  0\n            got       0"
                        + "\n  (batches after 11 are not shown)");
    }

    @Test
    void givesBothSidesToTheIde() {
        BenchFailure failure = catchThrowableOfType(
                BenchFailure.class,
                () -> run(BenchTest::words)
                        .onBatches(List.of("a"), List.of("b"))
                        .expect(List.of("a"), List.of()));
        assertThat(failure.getExpected().getStringRepresentation()).isEqualTo("batch 1: [\"a\"]\nbatch 2: []\n");
        assertThat(failure.getActual().getStringRepresentation()).isEqualTo("batch 1: [\"a\"]\nbatch 2: [\"b\"]\n");
    }

    @Test
    void beginsWithTheDescription() {
        BenchFailure failure = catchThrowableOfType(
                BenchFailure.class,
                () -> run(BenchTest::words).as("seed 7").onBatches(List.of("a")).expect("b"));
        assertThat(failure.getMessage()).startsWith("seed 7\nBatch 1 of 1 is not as expected:");
        assertThat(failure.getExpected().getStringRepresentation()).isEqualTo("batch 1: \"b\"\n");
        assertThat(failure(() -> run((JavaDStream<Integer> numbers) -> numbers.map(BenchFailureTest::invert))
                        .as("seed 8")
                        .onBatches(List.of(0))
                        .results()))
                .startsWith("seed 8\nBatch 1 of 1 failed: ArithmeticException");
    }

    @Test
    void saysTheTypesOfWhatLooksAlike() {
        assertThat(failure(() -> run(BenchTest::count).onBatches(List.of("a")).expect(Map.of("a", 1L))))
                .startsWith("Batch 1 of 1 is not as expected:"
                        + " missing \"a\" (String)=1 (Long); not expected \"a\" (String)=1 (Integer)");
    }

    @Test
    void countsEqualElements() {
        assertThat(failure(
                        () -> run(BenchTest::words).onBatches(List.of("a a b")).expect(List.of("a", "b", "b"))))
                .startsWith("Batch 1 of 1 is not as expected: missing \"b\"; not expected \"a\"\n");
    }

    @Test
    void saysThatOnlyTheOrderIsWrong() {
        assertThat(failure(() -> run(BenchTest::words).onBatches(List.of("a b")).expect(inOrder("b", "a"))))
                .startsWith("Batch 1 of 1 is not as expected: the elements are right, their order is not\n")
                .contains("expected  [\"b\", \"a\"]", "got       [\"a\", \"b\"]");
    }

    @Test
    void tellsAnEmptyResultFromNone() {
        assertThat(failure(() -> run(BenchTest::words).idle(1).expect(NO_RESULT)))
                .startsWith("Batch 1 of 1 is not as expected: there should be no RDD in this batch\n")
                .contains("expected  no result", "got       []");
        assertThat(failure(() -> run((JavaDStream<String> lines) ->
                                lines.window(Durations.seconds(2), Durations.seconds(2)))
                        .idle(2)
                        .expect(List.of(), List.of())))
                .startsWith("Batch 1 of 2 is not as expected: no RDD was made in this batch\n")
                .contains("expected  []\n            got       no result");
    }

    @Test
    void showsABatchThatComesOutDifferentlyAfterTheRestart() {
        CALLS.set(0);
        assertThat(failure(() -> run((JavaDStream<String> lines) -> lines.map(line -> CALLS.incrementAndGet()))
                        .onBatches(List.of("a"))
                        .restart()
                        .expect(1)))
                .startsWith("Batch 1 of 1 is not as expected: when it ran again after the restart, missing 1;")
                .contains("got       1\n            again     2");
    }

    @Test
    void showsTheCauseWhenAFunctionThrows() {
        BenchFailure failure = catchThrowableOfType(
                BenchFailure.class,
                () -> run((JavaDStream<Integer> numbers) -> numbers.map(BenchFailureTest::invert))
                        .onBatches(List.of(1), List.of(0), List.of(2))
                        .expect(1, 0, 0));
        assertThat(failure).hasRootCauseInstanceOf(ArithmeticException.class);
        assertThat(failure.getMessage())
                .startsWith("Batch 2 of 3 failed: ArithmeticException: / by zero\n"
                        + "    at labs.harness.BenchFailureTest.invert(BenchFailureTest.java:")
                .endsWith("\n  batch 1   input     [1]\n            got       [1]\n" + "  batch 2   input     [0]");
    }

    private static int invert(int number) {
        return 1 / number;
    }

    @Test
    void showsTheCauseWhenMakingTheRddThrows() {
        BenchFailure failure = catchThrowableOfType(
                BenchFailure.class,
                () -> run((JavaDStream<String> lines) -> lines.<String>transform(rdd -> {
                            throw new IllegalStateException("not this time");
                        }))
                        .idle(1)
                        .results());
        assertThat(failure).hasRootCauseInstanceOf(IllegalStateException.class);
        assertThat(failure.getMessage()).startsWith("Batch 1 of 1 failed: IllegalStateException: not this time\n");
    }

    @Test
    void showsTheCauseWhenAnOutputOperationThrows() {
        assertThat(failure(() -> output((JavaDStream<String> lines) -> lines.foreachRDD(rdd -> {
                            throw new java.io.IOException("disk full");
                        }))
                        .idle(1)
                        .complete()))
                .startsWith("Batch 1 of 1 failed: IOException: disk full\n");
    }

    @Test
    void explainsWhatCannotBeSerialised() {
        assertThat(failure(() -> run((JavaDStream<Integer> numbers) -> numbers.map(number -> number + field))
                        .onBatches(List.of(1))
                        .expect(2)))
                .isEqualTo("A function of the pipeline uses an object that cannot be serialised:"
                        + " labs.harness.BenchFailureTest.\nSpark sends functions to its executors: use a static method,"
                        + " or only local values that are Serializable.");
    }

    @Test
    void explainsWhatOnlyACheckpointCannotHold() {
        Object notSerialisable = new Object();
        assertThat(failure(() -> output((JavaDStream<String> lines) ->
                                lines.foreachRDD(rdd -> System.out.println(notSerialisable)))
                        .checkpointed()
                        .idle(1)
                        .complete()))
                .startsWith("A function of the pipeline uses an object that cannot be serialised: java.lang.Object.\n");
    }

    @Test
    void explainsThatAStateNeedsACheckpoint() {
        assertThat(failure(() -> run(BenchTest::runningCount).idle(1).results()))
                .startsWith("The stream does not start: IllegalArgumentException: requirement failed:"
                        + " The checkpoint directory has not been set.")
                .endsWith("This pipeline needs a checkpoint folder: add .checkpointed() to the test.");
    }

    @Test
    void refusesAPipelineWithoutAResult() {
        assertThat(failure(() -> run((JavaDStream<String> lines) -> (JavaDStream<String>) null)
                        .idle(1)
                        .results()))
                .isEqualTo("The pipeline returned null instead of a DStream.");
        assertThat(failure(() -> output((JavaDStream<String> lines) -> lines.map(line -> line))
                        .idle(1)
                        .complete()))
                .startsWith("The output operation registers nothing with the stream");
    }

    @Test
    void letsThePipelinesOwnExceptionThrough() {
        UserError refused = UserError.usage("The window is too long.");
        assertThatThrownBy(() -> run((JavaDStream<String> lines) -> refuse(lines, refused))
                        .idle(1)
                        .results())
                .isSameAs(refused);
    }

    private static JavaDStream<String> refuse(JavaDStream<String> lines, UserError error) {
        if (lines != null) {
            throw error;
        }
        return lines;
    }

    @Test
    void refusesAScriptThatMakesNoSense() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> run(BenchTest::words).idle(2).expect(List.of()))
                .withMessage("expect() names the results of 1 batches, but there are 2 batches.");
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> run(BenchTest::words).restart())
                .withMessage("restart() stands between batches: there is no checkpoint before batch 1.");
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> run(BenchTest::words).results())
                .withMessage("There is no batch to run: say onBatches(...) or idle(...) first.");
    }

    @Test
    void runsOnAfterAFailure() {
        failure(() -> run((JavaDStream<Integer> numbers) -> numbers.map(BenchFailureTest::invert))
                .onBatches(List.of(0))
                .results());
        run(BenchTest::words).onBatches(List.of("a")).expect("a");
    }

    private static String failure(ThrowingCallable test) {
        return catchThrowableOfType(BenchFailure.class, test).getMessage();
    }
}
