/**
 * Lab 10: the two main classes, and what they teach with: what k-means sees of a sensor, and when a sensor is
 * reported. Models on disk, the demo's faults and what is shown have a room inside. See {@code labs/10-sensor-clusters.md}.
 */
package labs.lab10;
