package io.jenkins.plugins.dataops.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.casc.misc.ConfiguredWithCode;
import io.jenkins.plugins.casc.misc.JenkinsConfiguredWithCodeRule;
import io.jenkins.plugins.casc.misc.junit.jupiter.WithJenkinsConfiguredWithCode;
import java.util.List;
import org.htmlunit.FailingHttpStatusCodeException;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

import jenkins.model.Jenkins;
import org.jvnet.hudson.test.JenkinsRule;

@WithJenkinsConfiguredWithCode
class DataOpsConfigurationTest {
    @Test
    @ConfiguredWithCode("connections.yaml")
    void isConfiguredAsCodeAndSurvivesTheForm(JenkinsConfiguredWithCodeRule jenkins) throws Exception {
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
    @ConfiguredWithCode("connections.yaml")
    void onlyAdministratorsLearnWhichCredentialsThereAre(JenkinsConfiguredWithCodeRule jenkins) throws Exception {
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ)
                .everywhere()
                .to("reader"));
        try (JenkinsRule.WebClient reader = jenkins.createWebClient().login("reader")) {
            String url = "descriptorByName/" + WarehouseConnection.class.getName() + "/checkUrl?value=x";
            org.htmlunit.WebRequest request = new org.htmlunit.WebRequest(
                    reader.createCrumbedUrl(url), org.htmlunit.HttpMethod.POST);
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> reader.getPage(request))
                    .isInstanceOf(FailingHttpStatusCodeException.class)
                    .hasMessageContaining("403");
        }
    }
}
