/**
 * What instructors type: a new exercise, a handout, and the proof that every exercise can be trusted.
 */
package labs.check.author;
