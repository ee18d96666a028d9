/**
 * {@code ./lab watch}: when something was saved, and what is shown then.
 */
package labs.check.watch;
