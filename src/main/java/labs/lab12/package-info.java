/**
 * Lab 12: How soon?. See {@code labs/12-how-soon.md}.
 */
package labs.lab12;
