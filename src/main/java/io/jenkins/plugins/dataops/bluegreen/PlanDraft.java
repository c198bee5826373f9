package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.database.ObjectName;
import io.jenkins.plugins.dataops.database.Privilege;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A plan with what it takes to carry it out.
 *
 * @param plan what people read
 * @param content what will be live
 * @param probes the live views, which must all be readable before COMMIT
 * @param kept the privileges that each recreated view must have again
 */
record PlanDraft(
        SwitchPlan plan,
        JournalRow.Content content,
        List<ObjectName> probes,
        Map<ObjectName, Set<Privilege>> kept) {}
