/**
 * Kafka: the broker of our own, the options of a lab that reads or writes a topic, the watch over both, and what
 * Kafka's failures mean. What a lab does with the records stays in the lab.
 */
package labs.support.kafka;
