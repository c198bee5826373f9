/** The {@code dataops} command: one class a verb, thin over the engine; also the worker that the Jenkins steps run. */
package io.jenkins.plugins.dataops.cli;
