/**
 * Lab 6: simulated sensors, and where their lines go. The fleet itself is in {@code labs.sensors}. See
 * {@code labs/06-sensor-simulator.md}.
 */
package labs.lab06;
