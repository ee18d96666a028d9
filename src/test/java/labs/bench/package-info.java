/**
 * The measurements of {@code labs/benchmarks.md}, each of which {@code ./lab bench NAME} repeats. A measurement is no
 * test: nothing fails because a machine is slow.
 */
package labs.bench;
