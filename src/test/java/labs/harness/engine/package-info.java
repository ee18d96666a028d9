/**
 * How the bench runs a pipeline: batch by batch, on a clock that stands still. No test uses it directly, but for the
 * shared Spark context and the driver.
 */
package labs.harness.engine;
