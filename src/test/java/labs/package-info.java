/**
 * Tests of the project as a whole: who may use whom, and whether pages and settings name what is there.
 */
package labs;
