/** SQL as text: where quotes and comments end, parameters put in safely, names quoted. */
package io.jenkins.plugins.dataops.sql;
