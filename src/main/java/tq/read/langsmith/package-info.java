/** LangSmith's runs, whole or as batches of posts and patches. */
package tq.read.langsmith;
