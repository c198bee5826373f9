/** SQL as specifications hold it: parameters put in safely, names quoted, one statement and no more. */
package io.jenkins.plugins.dataops.blackbox.sql;
