/**
 * {@code ./lab doctor}: what it looks at, and what it says. What a lab finds out for itself when it starts is not here.
 */
package labs.cli.doctor;
