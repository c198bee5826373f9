package io.jenkins.plugins.dataops.blackbox.check;

import io.jenkins.plugins.dataops.blackbox.spec.AcceptedValues;
import io.jenkins.plugins.dataops.blackbox.spec.Check;
import io.jenkins.plugins.dataops.blackbox.spec.ForeignKey;
import io.jenkins.plugins.dataops.blackbox.spec.Freshness;
import io.jenkins.plugins.dataops.blackbox.spec.NotNull;
import io.jenkins.plugins.dataops.blackbox.spec.Range;
import io.jenkins.plugins.dataops.blackbox.spec.RowCount;
import io.jenkins.plugins.dataops.blackbox.spec.SqlCheck;
import io.jenkins.plugins.dataops.blackbox.spec.Unique;

/** Runs one check of any kind but {@code expect}. */
public final class CheckDispatch {
    private CheckDispatch() {}

    /**
     * Looks.
     *
     * @param check what to look for
     * @param context where
     * @return what was seen
     */
    public static CheckFinding look(Check check, CheckContext context) {
        ConditionCheck conditions = new ConditionCheck(context);
        GroupCheck groups = new GroupCheck(context);
        if (check instanceof NotNull notNull) {
            return conditions.notNull(notNull);
        }
        if (check instanceof AcceptedValues values) {
            return conditions.acceptedValues(values);
        }
        if (check instanceof Range range) {
            return conditions.range(range);
        }
        if (check instanceof ForeignKey foreignKey) {
            return conditions.foreignKey(foreignKey);
        }
        if (check instanceof Unique unique) {
            return groups.unique(unique);
        }
        if (check instanceof RowCount rowCount) {
            return groups.rowCount(rowCount);
        }
        if (check instanceof Freshness freshness) {
            return groups.freshness(freshness);
        }
        if (check instanceof SqlCheck sql) {
            return groups.sql(sql);
        }
        throw new IllegalArgumentException(check.kind() + " is no check on rows");
    }
}
