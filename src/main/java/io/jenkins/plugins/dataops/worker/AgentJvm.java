package io.jenkins.plugins.dataops.worker;

import java.io.File;
import java.io.Serializable;
import jenkins.security.MasterToSlaveCallable;

/** Asks an agent for the {@code java} that runs it: the one Java that is surely there. */
final class AgentJvm extends MasterToSlaveCallable<AgentJvm.Java, RuntimeException> {
    private static final long serialVersionUID = 1L;

    /**
     * A Java.
     *
     * @param executable the path of its executable
     * @param archiveName what an archive of classes is called that fits this JVM, or empty when it makes none
     */
    record Java(String executable, String archiveName) implements Serializable {}

    /**
     * The agent's own Java.
     *
     * @return where it is, and which JVM it is
     */
    @Override
    public Java call() {
        return new Java(
                new File(System.getProperty("java.home"), "bin/java").getPath(),
                archiveName(
                        System.getProperty("java.vm.name"),
                        System.getProperty("java.vm.version"),
                        System.getProperty("java.vm.info", "")));
    }

    /**
     * Other JVMs than HotSpot, which is called so or a "Server VM", take other options. One that shares no classes of its
     * own, because its image has none or they cannot be mapped, ends at once when Java 17 is told to keep others.
     */
    static String archiveName(String jvm, String version, String info) {
        return (jvm.contains("HotSpot") || jvm.endsWith(" Server VM")) && info.contains("sharing")
                ? version.replaceAll("[^A-Za-z0-9.+-]", "_") + ".jsa"
                : "";
    }
}
