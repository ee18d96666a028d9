/**
 * What the main class of a lab calls around what it teaches: its start and end, Spark's configuration, errors as
 * sentences, tables, files. Whatever is about text, Kafka, checkpoints, options or Java's own start has a room inside;
 * nothing in here knows a lab.
 */
package labs.support;
