/**
 * From where a stream goes on: stored offsets, or those of a consumer group.
 */
package labs.lab08.offsets;
