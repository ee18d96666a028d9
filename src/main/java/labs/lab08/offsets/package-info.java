/**
 * From where a stream goes on: stored offsets, those of a consumer group, and whether the topic is still the same.
 */
package labs.lab08.offsets;
