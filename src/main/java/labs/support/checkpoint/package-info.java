/**
 * Checkpoint folders, and the guard that compares what wrote one with what wants to read it. State and recovery
 * themselves are Spark's, and are shown in labs 4 and 5.
 */
package labs.support.checkpoint;
