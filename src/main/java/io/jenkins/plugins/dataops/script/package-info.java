/**
 * Files of SQL as a build of a data product has them: parameters put in, statements run one by one with their lines
 * known, each file all or nothing.
 */
package io.jenkins.plugins.dataops.script;
