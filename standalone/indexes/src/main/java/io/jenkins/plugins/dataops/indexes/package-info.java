/** Runs inside the compiler while the plugin is built; no part of the plugin. */
package io.jenkins.plugins.dataops.indexes;
