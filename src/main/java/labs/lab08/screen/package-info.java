/**
 * What lab 8 prints: the table of a batch, the balance, the report. Only reads what is stored.
 */
package labs.lab08.screen;
