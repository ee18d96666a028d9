/**
 * Results and offsets in one database. What is computed does not belong here.
 */
package labs.lab08.store;
