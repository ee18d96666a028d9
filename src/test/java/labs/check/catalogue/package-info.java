/**
 * The exercises that the sheets name, their files and their hints.
 */
package labs.check.catalogue;
