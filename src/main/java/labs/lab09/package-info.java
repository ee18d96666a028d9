/**
 * Lab 9: the same jobs in Structured Streaming. See {@code labs/09-structured-streaming.md}.
 */
package labs.lab09;
