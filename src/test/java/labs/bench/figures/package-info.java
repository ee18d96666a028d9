/**
 * What a measurement writes down: the runs of a variant, and the machine they ran on.
 */
package labs.bench.figures;
