package io.jenkins.plugins.dataops.config;

import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import hudson.Util;
import hudson.model.Item;
import hudson.security.ACL;
import hudson.util.ListBoxModel;
import java.util.List;
import jenkins.model.Jenkins;

/** The logins that a form offers: only those that a build can use, and only to those who may choose one. */
public final class LoginChoice {
    private LoginChoice() {}

    /**
     * The choices.
     *
     * @param item the job that is being configured, or null in the configuration of Jenkins itself
     * @param current the present choice, which stays even if it is not found
     * @return ids and descriptions; for those who may not configure, the present choice alone
     */
    public static ListBoxModel of(Item item, String current) {
        StandardListBoxModel items = new StandardListBoxModel();
        boolean allowed =
                item == null ? Jenkins.get().hasPermission(Jenkins.ADMINISTER) : item.hasPermission(Item.CONFIGURE);
        if (allowed) {
            items.includeEmptyValue();
            // Credentials of the system's own are for Jenkins to use, and no build finds them.
            var usable = CredentialsMatchers.not(CredentialsMatchers.withScope(CredentialsScope.SYSTEM));
            Class<StandardUsernamePasswordCredentials> type = StandardUsernamePasswordCredentials.class;
            if (item == null) {
                items.includeMatchingAs(ACL.SYSTEM2, Jenkins.get(), type, List.of(), usable);
            } else {
                items.includeMatchingAs(ACL.SYSTEM2, item, type, List.of(), usable);
            }
        }
        return items.includeCurrentValue(Util.fixNull(current));
    }
}
