/**
 * The same job as a DStream and as a query of Structured Streaming, which must answer the same. Only here are two labs
 * tested together.
 */
package labs.twins;
