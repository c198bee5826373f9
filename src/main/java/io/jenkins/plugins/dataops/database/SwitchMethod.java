package io.jenkins.plugins.dataops.database;

/** By what an engine lets readers be switched from one version of several objects to another. */
public enum SwitchMethod {
    /** Readers use views, which one transaction points elsewhere. */
    VIEWS
}
