/**
 * Lab 3: windows. See {@code labs/03-windowed-word-count.md}.
 */
package labs.lab03;
