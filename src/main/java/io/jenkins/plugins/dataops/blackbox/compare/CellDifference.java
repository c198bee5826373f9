package io.jenkins.plugins.dataops.blackbox.compare;

import java.util.Optional;

/**
 * One column of a differing row, both sides by each other.
 *
 * @param column its name
 * @param key whether it is part of the key
 * @param differs whether the two values are not equal within tolerance; false on missing and added rows
 * @param expected the expected value as text, shortened and masked where need be; empty for NULL and on added rows
 * @param actual the actual value likewise; empty for NULL and on missing rows
 */
public record CellDifference(
        String column, boolean key, boolean differs, Optional<String> expected, Optional<String> actual) {}
