/** What Phoenix tells apart from its spans: annotations and sessions. */
package tq.read.phoenix;
