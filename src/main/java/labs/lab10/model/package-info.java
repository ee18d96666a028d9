/**
 * The options of the model, and the folder in which it is kept.
 */
package labs.lab10.model;
