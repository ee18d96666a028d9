/**
 * Lab 2: the catalogue of transformations and output operations. See {@code labs/02-stream-operations.md}.
 */
package labs.lab02;
