/**
 * A whole lab as it is typed: called in this JVM, or in one of its own.
 */
package labs.harness.lab;
