/** The specification files of black-box tests, as people write them. */
package io.jenkins.plugins.dataops.blackbox.spec;
