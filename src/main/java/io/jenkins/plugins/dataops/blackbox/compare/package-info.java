/**
 * The comparison of two streams of typed rows: exact, NULL-safe, as multisets, within stated tolerances. It knows
 * neither databases nor files.
 */
package io.jenkins.plugins.dataops.blackbox.compare;
