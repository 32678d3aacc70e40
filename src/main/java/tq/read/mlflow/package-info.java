/** MLflow's traces of every version, and what {@code tq convert} wrote. */
package tq.read.mlflow;
