/** PostgreSQL, a class a topic: its dialect says what it can do, and is all that anybody else asks. */
package io.jenkins.plugins.dataops.database.postgresql;
