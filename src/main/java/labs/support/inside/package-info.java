/**
 * What hangs on the inside of Spark, Kafka or the JDK: members that are not their public API, texts of their messages,
 * names of their threads. Here and nowhere else, so that it can be said what a new version may break; {@code InsideTest}
 * names each. Whatever the public API can do does not belong here.
 */
package labs.support.inside;
