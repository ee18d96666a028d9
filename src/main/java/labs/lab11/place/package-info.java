/**
 * Where things are: what a function finds out about the process it runs in, what the driver hears of its executors, and
 * the table of a batch. What is computed is not in here.
 */
package labs.lab11.place;
