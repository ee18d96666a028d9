/**
 * The commands of {@code ./lab} that need the tests' class path, and what a student's or an author's files import. How an
 * answer is run, judged and watched, and what authors get, has a room inside.
 */
package labs.check;
