package io.jenkins.plugins.dataops.outcome;

/** What can be said in more languages than one. An exception says it in English, and carries it to whoever knows more. */
public interface Sayable {
    /**
     * What an exception's message is.
     *
     * @return one sentence that names the place and the remedy; never a secret
     */
    String english();
}
