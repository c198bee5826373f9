/**
 * Connections to the warehouses, and the dialects that say what each engine can do.
 *
 * <p>Everything above this room asks a {@link io.jenkins.plugins.dataops.database.Dialect} and never a product name.
 * Nothing above it may assume that the data fits one machine: heavy work is SQL that the engine runs.
 */
package io.jenkins.plugins.dataops.database;
