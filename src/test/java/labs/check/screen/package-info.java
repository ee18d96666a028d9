/**
 * What a student's terminal is given: nothing steers it, and sentences fit. What they say is not known here.
 */
package labs.check.screen;
