/**
 * What several labs print with: a table, and the order of its rows. What one lab alone shows stays in that lab.
 */
package labs.support.screen;
