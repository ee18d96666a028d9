/**
 * How lab 12 measures itself: who reads the alerts, the times, the table and the picture. What makes alerts is one door
 * back.
 */
package labs.lab12.latency;
