/**
 * The JVM in which a student's code is compiled and run, seen from both sides. What the result means is not known here.
 */
package labs.check.worker;
