/**
 * What measurements run on: a topic of readings, a copy of the project, what a running lab says of its batches.
 */
package labs.bench.setting;
