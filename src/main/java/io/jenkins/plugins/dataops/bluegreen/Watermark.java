package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.database.TableFingerprint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * What a product's objects held at one moment.
 *
 * @param at when, by the database's clock
 * @param objects their marks by name
 */
record Watermark(Instant at, SortedMap<String, TableFingerprint> objects) {
    /** What is different at a later moment. */
    Drift driftTo(Watermark later) {
        List<Drift.ObjectDrift> changed = new ArrayList<>();
        TreeSet<String> names = new TreeSet<>(objects.keySet());
        names.addAll(later.objects.keySet());
        for (String name : names) {
            TableFingerprint before = objects.get(name);
            TableFingerprint after = later.objects.get(name);
            if (before == null || !before.equals(after)) {
                changed.add(new Drift.ObjectDrift(
                        name, before == null ? -1 : before.rows(), after == null ? -1 : after.rows()));
            }
        }
        return new Drift(at, changed);
    }
}
