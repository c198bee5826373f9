/** The Pipeline steps, one file each; thin, because a worker on the agent does the work. */
package io.jenkins.plugins.dataops.pipeline;
