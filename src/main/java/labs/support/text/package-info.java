/**
 * Lines of text over a socket: the options of a lab that reads them, the text server, and what is said when the source
 * goes away. Whatever counts or parses them does not belong here.
 */
package labs.support.text;
