/**
 * How the bench runs a pipeline: batch by batch, on a clock that stands still. No test uses it directly, but for the
 * shared Spark context, the driver and the end of a batch.
 */
package labs.harness.engine;
