/**
 * Lab 1: the words of each batch. See {@code labs/01-socket-word-count.md}.
 */
package labs.lab01;
