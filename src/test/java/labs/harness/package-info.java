/**
 * The test bench for DStreams. A test says what goes in, one list per batch, and what must come out of each batch:
 *
 * <pre>{@code
 * import static labs.harness.Bench.run;
 *
 * run(SocketWordCount::count)
 *         .onBatches(List.of("a b"), List.of("b"))
 *         .expect(Map.of("a", 1, "b", 1), Map.of("b", 1));
 * }</pre>
 *
 * <p>Start reading at {@link labs.harness.Bench}; {@link labs.harness.Script} is all that a test can ask for. The rest
 * is how it works, in the order of a run:
 *
 * <ul>
 *   <li>{@link labs.harness.engine.SparkContexts}: one Spark context for all tests of a JVM, because making one is slow;
 *   <li>{@code BatchRun}: one streaming context per run, on a clock that stands still until the bench sets it. It sets
 *       the clock to the time of batch 1, waits until that batch is done, and so on: no test ever waits for real time;
 *   <li>{@code BatchSource}: the DStream that a pipeline reads. It can be recovered from a checkpoint;
 *   <li>{@code RunData}: what the batches read and gave, kept outside of the stream and of its checkpoint;
 *   <li>{@code Expected} and {@code Report}: comparing, and telling a failure batch by batch.
 * </ul>
 *
 * <p>{@link labs.harness.QueryBench} is the same for Structured Streaming, with the same reports.
 *
 * <p>For a whole lab, as it is typed, there are three ways, the cheapest first: {@link labs.harness.lab.LabCall} for one that
 * ends by itself, {@link labs.harness.lab.RunningLab} to look at it while it runs, {@link labs.harness.lab.LabProcess} for what
 * only a process of its own can show.
 */
package labs.harness;
