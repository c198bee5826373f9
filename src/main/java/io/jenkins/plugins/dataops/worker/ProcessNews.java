package io.jenkins.plugins.dataops.worker;

import java.io.Serializable;

/**
 * What is new of a worker.
 *
 * @param said what it has said since, as bytes of UTF-8; a character or a line may go on in the next news
 * @param ended whether it has ended and has said all
 * @param exitCode its exit code; null while it runs, and when the agent was started anew meanwhile and nobody knows it
 */
record ProcessNews(byte[] said, boolean ended, Integer exitCode) implements Serializable {
    private static final long serialVersionUID = 1L;
}
