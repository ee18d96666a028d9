/**
 * What a test expects, and how a difference is told batch by batch.
 */
package labs.harness.compare;
