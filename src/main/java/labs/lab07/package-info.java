/**
 * Lab 7: readings from Kafka with a direct stream, and where malformed records go. See {@code labs/07-sensor-feed.md}.
 */
package labs.lab07;
