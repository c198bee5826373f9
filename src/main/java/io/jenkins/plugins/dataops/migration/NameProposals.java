package io.jenkins.plugins.dataops.migration;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.internal.resource.ResourceName;
import org.flywaydb.core.internal.resource.ResourceNameParser;

/** Proposes names for files that were meant as migrations: the usual mistakes put right, and no version twice. */
final class NameProposals {
    private static final Pattern ENDING = Pattern.compile("(?i)\\.sql$");
    private static final Pattern NUMBERED = Pattern.compile("^(\\d+(?:[._]\\d+)*)[._-]*(.*)$");

    private final Set<MigrationVersion> taken = new HashSet<>();
    private BigInteger highest = BigInteger.ZERO;

    NameProposals(ResourceNameParser parser, List<String> names) {
        for (String name : names) {
            ResourceName parsed = parser.parse(name);
            if (parsed.isValid() && parsed.getVersion() != null) {
                take(parsed.getVersion());
            }
        }
    }

    private void take(MigrationVersion version) {
        taken.add(version);
        highest = highest.max(version.getMajor());
    }

    /** The name to give a file instead of its own. */
    String of(String name) {
        String first = name.substring(0, 1).toUpperCase(Locale.ROOT);
        String letter = Character.isDigit(first.charAt(0)) ? "V" : first;
        String rest = ENDING.matcher(name.substring(letter.equals(first) ? 1 : 0)).replaceFirst("").replaceFirst("^[_-]+", "");
        if (letter.equals("R")) {
            return "R__" + described(rest) + ".sql";
        }
        Matcher numbered = NUMBERED.matcher(rest);
        if (numbered.matches()) {
            MigrationVersion version = MigrationVersion.fromVersion(numbered.group(1));
            if (taken.contains(version)) {
                return letter + next() + "__" + described(numbered.group(2)) + ".sql";
            }
            take(version);
            return letter + numbered.group(1) + "__" + described(numbered.group(2)) + ".sql";
        }
        return letter + next() + "__" + described(rest) + ".sql";
    }

    private BigInteger next() {
        take(MigrationVersion.fromVersion(highest.add(BigInteger.ONE).toString()));
        return highest;
    }

    private static String described(String rest) {
        return rest.isEmpty() ? "description" : rest;
    }
}
