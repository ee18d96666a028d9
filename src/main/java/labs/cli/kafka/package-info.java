/**
 * {@code ./lab kafka}: the broker until Ctrl-C, and Kafka's own console tools with readable errors.
 */
package labs.cli.kafka;
