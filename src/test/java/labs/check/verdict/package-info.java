/**
 * From what a test gave to what a student reads, and which known mistake an answer makes.
 */
package labs.check.verdict;
