/**
 * What lab 10 leaves: lines on the screen, a picture, a file, and the tally against the truth.
 */
package labs.lab10.report;
