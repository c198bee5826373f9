/** What people see in Jenkins: one report on a build's page, delivery metrics on a job's page. */
package io.jenkins.plugins.dataops.page;
