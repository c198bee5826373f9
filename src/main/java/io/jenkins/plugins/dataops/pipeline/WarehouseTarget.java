package io.jenkins.plugins.dataops.pipeline;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import hudson.AbortException;
import hudson.EnvVars;
import hudson.Util;
import hudson.model.Item;
import hudson.model.Run;
import hudson.security.ACL;
import io.jenkins.plugins.dataops.config.DataOpsConfiguration;
import io.jenkins.plugins.dataops.config.WarehouseConnection;
import io.jenkins.plugins.dataops.request.WarehouseRequest;
import io.jenkins.plugins.dataops.worker.WorkerConnection;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import jenkins.model.Jenkins;

/**
 * Which warehouse a step works on. It is saved with a running step, so it holds ids only; the secret is looked up when
 * it is needed and never saved.
 */
final class WarehouseTarget implements Serializable {
    private static final long serialVersionUID = 1L;

    /** What the worker calls a connection that is given by its URL and has to log in. */
    private static final String AD_HOC = "pipeline";

    private static final String CONNECTION = "DATAOPS_CONNECTION";
    private static final String CREDENTIALS_ID = "DATAOPS_CREDENTIALS_ID";

    private String connection;
    private String credentialsId;
    private String project;

    /** Names only: their values are looked up when they are needed. */
    private ArrayList<String> secretVariables;

    /** The warehouse of a step that is long over. */
    static WarehouseTarget of(Optional<String> connection, Optional<String> credentialsId) {
        WarehouseTarget target = new WarehouseTarget();
        target.connection = connection.orElse(null);
        target.credentialsId = credentialsId.orElse(null);
        return target;
    }

    String connection() {
        return connection;
    }

    void setConnection(String connection) {
        this.connection = connection;
    }

    String credentialsId() {
        return credentialsId;
    }

    void setCredentialsId(String credentialsId) {
        this.credentialsId = credentialsId;
    }

    String project() {
        return project;
    }

    void setProject(String project) {
        this.project = project;
    }

    /** The variables of the build that the project file may name as passwords and secrets. */
    List<String> secretVariables() {
        return secretVariables == null ? List.of() : List.copyOf(secretVariables);
    }

    void setSecretVariables(List<String> names) {
        secretVariables = new ArrayList<>(names);
    }

    /** The same with their values, as far as they are set. */
    Map<String, String> handedOver(EnvVars environment) {
        Map<String, String> values = new TreeMap<>();
        secretVariables().stream()
                .filter(name -> environment.get(name) != null)
                .forEach(name -> values.put(name, environment.get(name)));
        return values;
    }

    /**
     * This target with what the environment says where the step says nothing, so that the steps of one stage need not
     * all repeat it. The environment's login belongs to the environment's connection and is sent nowhere else.
     *
     * @param environment the step's environment
     * @return a target that is complete as far as Jenkins knows
     */
    WarehouseTarget in(EnvVars environment) {
        WarehouseTarget complete = new WarehouseTarget();
        complete.project = project;
        complete.connection = connection;
        complete.credentialsId = credentialsId;
        complete.secretVariables = secretVariables;
        if (connection == null) {
            complete.connection = Util.fixEmpty(environment.get(CONNECTION));
            if (credentialsId == null) {
                complete.credentialsId = Util.fixEmpty(environment.get(CREDENTIALS_ID));
            }
        }
        return complete;
    }

    /** What the steps inside of a block need to know to work on the same warehouse. */
    Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>();
        if (connection != null) {
            environment.put(CONNECTION, connection);
            environment.put(CREDENTIALS_ID, Util.fixNull(credentialsId));
        }
        return environment;
    }

    /** What is wrong with it, without the address, which may hold a password. */
    Optional<String> fault() {
        Optional<String> address = isUrl() ? WarehouseConnection.urlFault(connection) : Optional.empty();
        return address.or(() -> TextLines.variableFault("secretVariables", secretVariables()));
    }

    /** Where a request is to be done, as part of it. */
    WarehouseRequest request(Optional<Duration> statementTimeout) {
        return new WarehouseRequest(
                Optional.ofNullable(project), Optional.ofNullable(nameForWorker()), statementTimeout);
    }

    private String nameForWorker() {
        return isUrl() && credentialsId != null ? AD_HOC : connection;
    }

    private boolean isUrl() {
        return connection != null && connection.startsWith("jdbc:");
    }

    /**
     * What Jenkins knows of the connection.
     *
     * @param run whose credentials may be used, and by whom the use is tracked
     * @return empty when {@code dataops.yaml} has to know all
     */
    Optional<WorkerConnection> resolve(Run<?, ?> run) throws AbortException {
        return resolve(Optional.of(run), run.getExternalizableId());
    }

    /**
     * The same for a build that may be deleted: then for its job, or for the folder that the job was in.
     *
     * @param run the build, if it exists
     * @param id the build's id
     */
    Optional<WorkerConnection> resolve(Optional<Run<?, ?>> run, String id) throws AbortException {
        Optional<WarehouseConnection> configured = connection == null
                ? Optional.empty()
                : DataOpsConfiguration.get().connection(connection);
        Optional<String> fault = fault().or(() -> configured.flatMap(WarehouseConnection::fault));
        if (fault.isPresent()) {
            throw new AbortException(fault.get());
        }
        String login = credentialsId != null
                ? credentialsId
                : configured.map(WarehouseConnection::getCredentialsId).orElse(null);
        if (configured.isEmpty() && login == null) {
            return Optional.empty();
        }
        if (connection == null) {
            throw new AbortException("credentialsId '" + login + "' needs a connection to log in to: add connection:"
                    + " with a name of Jenkins' configuration, or with a JDBC URL");
        }
        if (configured.isEmpty() && !isUrl()) {
            // The file comes with the workspace: who may change it must not choose where a login is sent.
            throw new AbortException("credentialsId '" + login + "' is not sent to the connection '" + connection
                    + "', which is not in Jenkins' configuration: configure it there, or give the step its JDBC URL."
                    + " Where dataops.yaml says the URL, it says the login as well (user, password: {env: NAME})");
        }
        Optional<StandardUsernamePasswordCredentials> credentials =
                login == null ? Optional.empty() : Optional.of(credentials(login, run, id));
        return Optional.of(new WorkerConnection(
                isUrl() ? AD_HOC : connection,
                isUrl() ? connection : configured.get().getUrl(),
                credentials.map(StandardUsernamePasswordCredentials::getUsername),
                credentials.map(found -> found.getPassword().getPlainText()),
                configured.map(WarehouseConnection::getTlsMode),
                configured.map(WarehouseConnection::reachable).orElse(List.of())));
    }

    private static StandardUsernamePasswordCredentials credentials(
            String credentialsId, Optional<Run<?, ?>> run, String build) throws AbortException {
        Class<StandardUsernamePasswordCredentials> type = StandardUsernamePasswordCredentials.class;
        StandardUsernamePasswordCredentials found = run.isPresent()
                ? CredentialsProvider.findCredentialById(credentialsId, type, run.get())
                : CredentialsProvider.findCredentialByIdInItem(
                        credentialsId, type, placeOf(build), ACL.SYSTEM2, List.of());
        if (found == null || found.getScope() == CredentialsScope.SYSTEM) {
            throw new AbortException("no credentials '" + credentialsId + "' of the kind user name with password can be"
                    + " used by this job: create them or fix the id");
        }
        run.ifPresent(user -> CredentialsProvider.track(user, found));
        return found;
    }

    /** The job of a build, or the nearest folder that is still there; null for none. */
    private static Item placeOf(String build) {
        String name = build.substring(0, build.lastIndexOf('#'));
        Item item = Jenkins.get().getItemByFullName(name);
        while (item == null && name.contains("/")) {
            name = name.substring(0, name.lastIndexOf('/'));
            item = Jenkins.get().getItemByFullName(name);
        }
        return item;
    }
}
