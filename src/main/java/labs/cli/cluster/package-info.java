/**
 * {@code ./lab cluster} and {@code ./lab submit}: what is typed and what is said about it.
 */
package labs.cli.cluster;
