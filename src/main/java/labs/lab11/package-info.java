/**
 * Lab 11: where a stream runs. See {@code labs/11-where-it-runs.md}.
 */
package labs.lab11;
