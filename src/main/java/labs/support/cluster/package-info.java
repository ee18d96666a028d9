/**
 * A Spark standalone cluster on this machine, each of its parts a process: master and workers, the settings with which a
 * lab runs on them, and what is handed to them. What stands on the command line is in {@code labs.cli.cluster}.
 */
package labs.support.cluster;
