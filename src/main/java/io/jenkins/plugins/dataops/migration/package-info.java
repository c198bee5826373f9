/**
 * Schema migrations: a plan that shows every statement before it runs, its approval by hash, and the run itself, by
 * Flyway over {@code .sql} files alone.
 *
 * <p>Entry point is {@link io.jenkins.plugins.dataops.migration.Migrations}. What Flyway would execute and what the
 * plan lists come from the same Flyway parser with the same placeholders, so that the one cannot differ from the other.
 * Flyway's types stay inside: callers see the records of this package.
 */
package io.jenkins.plugins.dataops.migration;
