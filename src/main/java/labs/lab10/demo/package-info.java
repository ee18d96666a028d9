/**
 * The demo of lab 10: sensors that break at a known moment. What would happen with real sensors is not here.
 */
package labs.lab10.demo;
