/**
 * The canonical value model of black-box tests: rows of typed, NULL-safe values that mean the same whichever engine,
 * driver or file they came from.
 */
package io.jenkins.plugins.dataops.value;
