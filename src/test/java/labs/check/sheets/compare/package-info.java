/**
 * What of a sheet and of a run must be the same, and what differs from run to run. Nothing here runs anything.
 */
package labs.check.sheets.compare;
