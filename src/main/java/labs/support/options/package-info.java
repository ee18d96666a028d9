/**
 * Options that several labs have, and the converters that make values of what is typed. An option of one lab stays in
 * its main class.
 */
package labs.support.options;
