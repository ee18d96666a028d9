/**
 * What tests need of the machine: ports, a broker, programs that may be missing.
 */
package labs.harness.machine;
