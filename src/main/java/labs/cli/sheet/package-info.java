/**
 * The sheets {@code labs/NN-name.md}, which are the only catalogue of labs, main classes, exercises and hints.
 */
package labs.cli.sheet;
