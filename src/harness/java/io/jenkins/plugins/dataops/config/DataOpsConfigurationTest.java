package io.jenkins.plugins.dataops.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import com.google.common.base.Throwables;
import hudson.util.FormValidation;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.casc.ConfiguratorException;
import io.jenkins.plugins.dataops.pipeline.SharedJenkins;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.htmlunit.FailingHttpStatusCodeException;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.html.HtmlForm;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

import jenkins.model.Jenkins;
import org.jvnet.hudson.test.JenkinsRule;

@ExtendWith(SharedJenkins.class)
class DataOpsConfigurationTest {
    private JenkinsRule jenkins;

    @BeforeEach
    void configured(JenkinsRule rule) throws Exception {
        jenkins = rule;
        ConfigurationAsCode.get()
                .configure(DataOpsConfigurationTest.class.getResource("connections.yaml").toString());
    }

    @Test
    void isConfiguredAsCodeAndSurvivesTheForm() throws Exception {
        assertConfigured();
        jenkins.configRoundtrip();
        assertConfigured();
    }

    private static void assertConfigured() {
        List<WarehouseConnection> connections = DataOpsConfiguration.get().getConnections();
        assertThat(connections).extracting(WarehouseConnection::getName).containsExactly("sales", "local");
        assertThat(connections.get(0).getUrl()).isEqualTo("jdbc:postgresql://warehouse.example.com/sales");
        assertThat(connections.get(0).getTlsMode()).isEqualTo("verify-full");
        assertThat(connections.get(1).getCredentialsId()).isNull();
    }

    @Test
    void aRejectedSaveKeepsAllConnectionsAndLogsNoPassword() throws Exception {
        CapturedLog log = new CapturedLog();
        try (log;
                JenkinsRule.WebClient client = jenkins.createWebClient().withThrowExceptionOnFailingStatusCode(false)) {
            for (String url : List.of(
                    "jdbc:postgresql://me:hunter2@warehouse.example.com/sales",
                    "jdbc:postgresql://warehouse.example.com/sales?password=hunter2",
                    "hunter2")) {
                HtmlForm form = client.goTo("configure").getFormByName("config");
                form.getInputsByName("_.url").stream()
                        .filter(input -> input.getValue().startsWith("jdbc:postgresql:"))
                        .findFirst()
                        .orElseThrow()
                        .setValue(url);
                String answer = jenkins.submit(form).getWebResponse().getContentAsString();
                assertThat(answer).as(url).contains("Connection \"sales\"").doesNotContain("hunter2");
                assertConfigured();
                DataOpsConfiguration.get().load();
                assertConfigured();
            }
        }
        assertThat(log.text()).doesNotContain("hunter2");
    }

    @Test
    void codeIsHeldToTheRulesOfTheForm(@TempDir Path folder) throws Exception {
        Path saved = jenkins.jenkins.getRootDir().toPath().resolve(DataOpsConfiguration.class.getName() + ".xml");
        for (Map.Entry<String, String> each : Map.of(
                        "{name: sales, url: 'jdbc:postgresql://me:hunter2@db/sales'}", "Keep the password out of the URL",
                        "{name: sales, url: 'jdbc:postgresql://db/sales?password=hunter2'}", "Keep the password out",
                        "{name: sales, url: 'jdbc:postgresql://me:hun/ter?2#hunter2@db/sales'}", "Keep the password out",
                        "{name: md, url: 'jdbc:duckdb:md:x?motherduck_token=hunter2'}", "Keep the password out",
                        "{name: sales, url: 'jdbc:postgresql://db/sales?socketFactory=hunter2'}",
                                "The URL has a parameter that is not allowed; it may have ApplicationName, ",
                        "{name: sales, url: hunter2}", "A JDBC URL begins with jdbc:",
                        "{name: sales, url: 'jdbc:postgresql://db/sales', tlsMode: hunter2}", "TLS is one of",
                        "{name: ' ', url: 'jdbc:postgresql://db/sales'}", "A job needs a name",
                        "{name: a, url: 'jdbc:duckdb:/a'}, {name: a, url: 'jdbc:duckdb:/hunter2'}",
                                "Two connections are called \"a\"")
                .entrySet()) {
            Path code = Files.writeString(
                    folder.resolve("code.yaml"), "unclassified: {dataops: {connections: [" + each.getKey() + "]}}\n");
            assertThatThrownBy(() -> ConfigurationAsCode.get().configure(code.toString()))
                    .as(each.getKey())
                    .isInstanceOf(ConfiguratorException.class)
                    .hasStackTraceContaining(each.getValue())
                    .satisfies(refused -> assertThat(Throwables.getStackTraceAsString(refused)).doesNotContain("hunter2"));
            assertConfigured();
            assertThat(saved).content().doesNotContain("hunter2");
        }
    }

    /** A refused save takes all that was typed away. */
    @Test
    void aRelativeFileIsSaidWhileItIsTyped() {
        WarehouseConnection.DescriptorImpl form =
                jenkins.jenkins.getDescriptorByType(WarehouseConnection.DescriptorImpl.class);
        FormValidation relative = form.doCheckFiles("/data/in\nlanding", "sales");
        assertThat(relative.kind).isEqualTo(FormValidation.Kind.ERROR);
        assertThat(relative.getMessage()).contains("sales", "landing", "is no absolute path").doesNotContain("/data/in");
        assertThat(form.doCheckFiles("/data/in", "sales").kind).isEqualTo(FormValidation.Kind.OK);
    }

    @Test
    void whatMeansNothingToTheEngineIsAFault() {
        WarehouseConnection file = new WarehouseConnection("local", "jdbc:duckdb:/data/local.duckdb");
        file.setFiles("/data/landing");
        assertThat(file.fault()).isEmpty();
        for (String relative : List.of("landing", "./landing", "../landing", "~/landing", "C:landing")) {
            file.setFiles("/data/landing\n" + relative);
            assertThat(file.fault()).hasValueSatisfying(fault ->
                    assertThat(fault).contains("the further file \"" + relative + "\" is no absolute path"));
        }
        file.setFiles("C:\\data\n\\\\host\\share\nD:/data");
        assertThat(file.fault()).isEmpty();
        file.setTlsMode("verify-full");
        assertThat(file.fault()).hasValueSatisfying(fault -> assertThat(fault).contains("\"local\" is a file"));
        file.setTlsMode(null);
        file.setCredentialsId("warehouse-login");
        assertThat(file.fault()).hasValueSatisfying(fault -> assertThat(fault).contains("\"local\" is a file"));
        WarehouseConnection server = new WarehouseConnection("sales", "jdbc:postgresql://warehouse.example.com/sales");
        server.setTlsMode("verify-full");
        server.setCredentialsId("warehouse-login");
        assertThat(server.fault()).isEmpty();
        server.setFiles("/data/landing");
        assertThat(server.fault()).isEmpty();
    }

    @Test
    void onlyAdministratorsLearnWhichCredentialsThereAre() throws Exception {
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ)
                .everywhere()
                .to("reader"));
        try (JenkinsRule.WebClient reader = jenkins.createWebClient().login("reader")) {
            for (String question : List.of("checkUrl?value=x", "checkName?value=x", "fillTlsModeItems")) {
                String url = "descriptorByName/" + WarehouseConnection.class.getName() + "/" + question;
                WebRequest request = new WebRequest(reader.createCrumbedUrl(url), HttpMethod.POST);
                assertThatThrownBy(() -> reader.getPage(request))
                        .as(question)
                        .isInstanceOf(FailingHttpStatusCodeException.class)
                        .hasMessageContaining("403");
                assertThatThrownBy(() -> reader.goTo(url))
                        .as(question + " by GET")
                        .isInstanceOf(FailingHttpStatusCodeException.class);
            }
        }
    }

    @Test
    void onlyLoginsThatABuildCanUseAreOffered() throws Exception {
        SystemCredentialsProvider store = SystemCredentialsProvider.getInstance();
        for (CredentialsScope scope : List.of(CredentialsScope.GLOBAL, CredentialsScope.SYSTEM)) {
            store.getCredentials()
                    .add(new UsernamePasswordCredentialsImpl(scope, "of-" + scope, "", "me", "a-password"));
        }
        assertThat(LoginChoice.of(null, "").stream().map(option -> option.value)).containsExactly("", "of-GLOBAL");
        assertThat(LoginChoice.of(jenkins.createFreeStyleProject(), "gone").stream().map(option -> option.value))
                .containsExactlyInAnyOrder("", "of-GLOBAL", "gone");
    }
}
