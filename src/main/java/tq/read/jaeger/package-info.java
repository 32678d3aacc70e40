/** Jaeger in its three forms, and Zipkin. */
package tq.read.jaeger;
