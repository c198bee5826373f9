/** What an administrator sets up for all jobs: connections to the warehouses, and the place of the ledger. */
package io.jenkins.plugins.dataops.config;
