/**
 * Lab 8: the three main classes, and what they teach with: the pass over a partition, the sums, what a batch leaves.
 * Where it is stored, from where it goes on, who is alerted and what is shown has a room inside. See
 * {@code labs/08-sensor-analytics.md}.
 */
package labs.lab08;
