package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.database.Dependant;
import io.jenkins.plugins.dataops.database.Privilege;
import io.jenkins.plugins.dataops.result.Message;
import java.util.List;

/**
 * What a switch would do, to be read and approved.
 *
 * @param hash SHA-256 over everything an approval is about: what is live, the candidate's columns and content, the
 *     SQL; another hash is another plan
 * @param statements the exact SQL, in order, all in one transaction where the guarantee says so
 * @param objects what happens to each object
 * @param dependants what outside the product depends on its views
 * @param privileges what readers may do with the views, carried over by the switch
 * @param refusals why the switch would be refused; empty when it may go on
 * @param warnings what does not stop the switch but should be known
 * @param oneWay why the switch could not be taken back; empty when the way back was planned without an objection
 */
public record SwitchPlan(
        String hash,
        List<String> statements,
        List<ObjectChange> objects,
        List<Dependant> dependants,
        List<ObjectPrivilege> privileges,
        List<Message> refusals,
        List<Message> warnings,
        List<Message> oneWay) {

    /**
     * A right on one view that the switch keeps.
     *
     * @param object the view's name
     * @param privilege who may do what
     */
    public record ObjectPrivilege(String object, Privilege privilege) {}
}
