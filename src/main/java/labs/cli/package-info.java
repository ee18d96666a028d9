/**
 * The command line {@code ./lab}: a class for each command that needs no tests. What needs them is in
 * {@code labs.check}; what a lab does, in the lab.
 */
package labs.cli;
