/**
 * How Java is started: its arguments and the class-data archive. Uses nothing but the JDK, since the launcher calls it
 * before anything else is there.
 */
package labs.support.jvm;
