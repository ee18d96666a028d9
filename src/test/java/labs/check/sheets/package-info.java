/**
 * {@code ./lab sheets}: runs every command that a sheet shows, and compares what is printed with what the sheet shows.
 * What marks in a sheet can say is in {@code labs/instructors.md}.
 */
package labs.check.sheets;
