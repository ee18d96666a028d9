/**
 * Lab 4: state that grows, and state that times out. See {@code labs/04-running-word-count.md}.
 */
package labs.lab04;
