/**
 * Alerts, from the row that is stored with a batch to the record in their topic.
 */
package labs.lab08.alerts;
