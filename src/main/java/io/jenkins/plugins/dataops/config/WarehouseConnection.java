package io.jenkins.plugins.dataops.config;

import hudson.Extension;
import hudson.Util;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.dataops.project.UrlFault;
import io.jenkins.plugins.dataops.project.UrlKind;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * A warehouse that jobs name: where it is, and which credentials log in there.
 *
 * <p>It can be made of anything: an exception while a form is bound would be logged with the whole form, a password in
 * the URL included. So what is wrong is asked of {@link #fault()}, before it is saved and before it is used.
 */
public class WarehouseConnection implements Describable<WarehouseConnection> {
    /** As any agent writes it: Unix, a drive of Windows, a share. */
    private static final Pattern ABSOLUTE = Pattern.compile("/|[A-Za-z]:[\\\\/]|\\\\\\\\");
    private static final List<String> TLS_MODES = List.of("disable", "require", "verify-ca", "verify-full");

    private final String name;
    private final String url;
    private String credentialsId;
    private String tlsMode;
    private String files;

    /**
     * A connection.
     *
     * @param name what jobs call it
     * @param url JDBC URL without a login, as the agents reach it
     */
    @DataBoundConstructor
    public WarehouseConnection(String name, String url) {
        this.name = Util.fixNull(name).trim();
        this.url = Util.fixNull(url).trim();
    }

    /**
     * What is wrong with an address.
     *
     * @param url JDBC URL, or anything else
     * @return a sentence that does not repeat the address, because there may be a password in it; empty when it is good
     */
    public static Optional<String> urlFault(String url) {
        if (!Util.fixNull(url).trim().startsWith("jdbc:")) {
            return Optional.of(Messages.WarehouseConnection_urlNoJdbc());
        }
        return UrlFault.of(url.trim()).map(fault -> switch (fault) {
            case SECRET -> Messages.WarehouseConnection_urlPassword();
            case PARAMETER -> Messages.WarehouseConnection_urlParameter(UrlFault.parameters(url.trim()));
        });
    }

    /**
     * What is wrong with this connection.
     *
     * @return a sentence without any secret; empty when it can be used
     */
    public Optional<String> fault() {
        if (name.isEmpty()) {
            return Optional.of(Messages.WarehouseConnection_nameMissing());
        }
        if (tlsMode != null && !TLS_MODES.contains(tlsMode)) {
            return Optional.of(Messages.WarehouseConnection_tlsUnknown(name, String.join(", ", TLS_MODES)));
        }
        return urlFault(url)
                .map(fault -> Messages.WarehouseConnection_urlOf(name, fault))
                .or(this::withoutEffect)
                .or(this::fileFault);
    }

    /** A build starts in a folder of its own, so a relative line would be another file for each. */
    private Optional<String> fileFault() {
        return reachable().stream()
                .filter(line -> !ABSOLUTE.matcher(line).lookingAt())
                .findFirst()
                .map(line -> Messages.WarehouseConnection_fileNotAbsolute(name, line));
    }

    /** What was filled in and means nothing to the engine. */
    private Optional<String> withoutEffect() {
        boolean asServer = tlsMode != null || credentialsId != null;
        return asServer && UrlKind.of(url) == UrlKind.EMBEDDED
                ? Optional.of(Messages.WarehouseConnection_noServer(name))
                : Optional.empty();
    }

    /**
     * What jobs call it.
     *
     * @return the name
     */
    public String getName() {
        return name;
    }

    /**
     * Where it is.
     *
     * @return JDBC URL without a login
     */
    public String getUrl() {
        return url;
    }

    /**
     * Who logs in.
     *
     * @return id of a user name with password, or null where no login is needed
     */
    public String getCredentialsId() {
        return credentialsId;
    }

    /**
     * Sets who logs in.
     *
     * @param credentialsId id of a user name with password; empty for none
     */
    @DataBoundSetter
    public void setCredentialsId(String credentialsId) {
        this.credentialsId = Util.fixEmptyAndTrim(credentialsId);
    }

    /**
     * What is demanded of the server's certificate.
     *
     * @return disable, require, verify-ca or verify-full; null leaves it to the driver
     */
    public String getTlsMode() {
        return tlsMode;
    }

    /**
     * Sets what is demanded of the server's certificate.
     *
     * @param tlsMode disable, require, verify-ca or verify-full; empty leaves it to the driver
     */
    @DataBoundSetter
    public void setTlsMode(String tlsMode) {
        this.tlsMode = Util.fixEmptyAndTrim(tlsMode);
    }

    /**
     * The files of the agent that the texts of a workspace may reach besides the workspace.
     *
     * @return folders and files, one a line; null for none
     */
    public String getFiles() {
        return files;
    }

    /**
     * Sets the files of the agent that the texts of a workspace may reach besides the workspace.
     *
     * @param files folders and files, one a line; empty for none
     */
    @DataBoundSetter
    public void setFiles(String files) {
        this.files = Util.fixEmptyAndTrim(files);
    }

    /**
     * The same line by line.
     *
     * @return folders and files; empty for none
     */
    public List<String> reachable() {
        return Util.fixNull(files).lines().map(String::trim).filter(line -> !line.isEmpty()).toList();
    }

    /** The form of a connection. */
    @Extension
    @Symbol("warehouse")
    public static class DescriptorImpl extends Descriptor<WarehouseConnection> {
        @Override
        public String getDisplayName() {
            return Messages.WarehouseConnection_displayName();
        }

        /**
         * Checks the name.
         *
         * @param value what was typed
         * @return an error when it is empty
         */
        @POST
        public FormValidation doCheckName(@QueryParameter String value) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            return Util.fixEmptyAndTrim(value) == null
                    ? FormValidation.error(Messages.WarehouseConnection_nameMissing())
                    : FormValidation.ok();
        }

        /**
         * Checks the URL.
         *
         * @param value what was typed
         * @return an error when it is no JDBC URL, carries a password or has an unknown parameter
         */
        @POST
        public FormValidation doCheckUrl(@QueryParameter String value) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            return urlFault(value).map(FormValidation::error).orElseGet(FormValidation::ok);
        }

        /**
         * Checks the further files, before a save is refused and everything has to be typed again.
         *
         * @param value what was typed
         * @param name what jobs call the connection
         * @return an error when a line is no absolute path
         */
        @POST
        public FormValidation doCheckFiles(@QueryParameter String value, @QueryParameter String name) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            WarehouseConnection typed = new WarehouseConnection(name, "");
            typed.setFiles(value);
            return typed.fileFault().map(FormValidation::error).orElseGet(FormValidation::ok);
        }

        /**
         * The credentials to choose from.
         *
         * @param credentialsId the present choice, which stays even if it is not found
         * @return ids and descriptions, only for those who may configure Jenkins
         */
        @POST
        public ListBoxModel doFillCredentialsIdItems(@QueryParameter String credentialsId) {
            return LoginChoice.of(null, credentialsId);
        }

        /**
         * What may be demanded of the server's certificate.
         *
         * @return the choices
         */
        @POST
        public ListBoxModel doFillTlsModeItems() {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            ListBoxModel items = new ListBoxModel();
            items.add(Messages.WarehouseConnection_tlsDefault(), "");
            TLS_MODES.forEach(mode -> items.add(mode, mode));
            return items;
        }
    }
}
