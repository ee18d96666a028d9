/**
 * Lab 5: a driver that is killed and recovers. See {@code labs/05-recoverable-word-count.md}.
 */
package labs.lab05;
