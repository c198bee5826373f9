/**
 * Runs the {@code dataops} command in a JVM of its own on the agent that holds the workspace, and brings its result
 * document back. Drivers, natives and large memory never meet the controller or the agent's own process.
 */
package io.jenkins.plugins.dataops.worker;
