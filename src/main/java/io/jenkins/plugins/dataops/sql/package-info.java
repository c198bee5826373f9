/** SQL as a project writes it: parameters put in safely, one statement where one can stand. */
package io.jenkins.plugins.dataops.sql;
