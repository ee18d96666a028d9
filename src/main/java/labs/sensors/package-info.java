/**
 * The data of the mini project (labs 6 to 12): sensor readings, their JSON form, and a fleet of sensors that makes them.
 * Plain Java: nothing in here knows Spark or Kafka.
 */
package labs.sensors;
