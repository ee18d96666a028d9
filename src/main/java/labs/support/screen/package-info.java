/**
 * What several labs show things with: a table, the order of its rows, the file of a picture. What one lab alone shows stays
 * in that lab.
 */
package labs.support.screen;
