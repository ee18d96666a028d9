/**
 * The kill drill: drivers and brokers in processes of their own, killed at any moment, and what is in the topic
 * compared with what is stored.
 */
package labs.lab08.drill;
