/**
 * Expected rows as people keep them: CSV, JSON and YAML. A cell is text until the actual column says what it is text
 * of, so that {@code 01} stays {@code 01} where that column holds text.
 */
package io.jenkins.plugins.dataops.blackbox.expected;
