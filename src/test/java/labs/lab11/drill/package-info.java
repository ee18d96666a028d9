/**
 * Drills on a real cluster: a part of it is killed while a count runs, and every line is accounted for. The count is lab
 * 5's, because it keeps its results in a file and comes back from its checkpoint; all is started by what students type.
 */
package labs.lab11.drill;
