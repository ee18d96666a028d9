/**
 * Times as people type them, as Spark wants them, as the clock on the wall shows them and as a database keeps them; and a
 * steady pace. Everything else in {@code labs.support} may use it.
 */
package labs.support.time;
