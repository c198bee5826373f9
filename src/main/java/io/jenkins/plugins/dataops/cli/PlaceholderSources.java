package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.database.SecretValue;
import io.jenkins.plugins.dataops.project.MigrationsSection;
import io.jenkins.plugins.dataops.project.PasswordSource;
import io.jenkins.plugins.dataops.request.Carried;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Option;

/** What stands for the placeholders in migrations: what is given in clear, and secrets from where those are. */
final class PlaceholderSources {
    /**
     * The values.
     *
     * @param values by name
     * @param secret the names whose values are secret for certain
     */
    record Given(Map<String, String> values, Map<String, Boolean> secret) {}

    @Carried
    @Option(
            names = "--placeholder-from",
            paramLabel = "NAME=SOURCE",
            description = "Where the secret value for $${NAME} is: env:NAME, file:PATH or prompt. It is shown nowhere; may"
                    + " be repeated.")
    private Map<String, PasswordSource> sources = new LinkedHashMap<>();

    /** The names of all that has a value, of which none is read for it. */
    Set<String> names(CommandSession session, MigrationsSection section, Map<String, String> placeholders) {
        Set<String> names = new TreeSet<>(section.placeholders().keySet());
        names.addAll(section.secrets().keySet());
        names.addAll(placeholders.keySet());
        names.addAll(sources.keySet());
        names.addAll(session.givenPlaceholders().keySet());
        return names;
    }

    /** All values; the command line decides over the project file. */
    Given given(
            CommandSession session,
            MigrationsSection section,
            Map<String, String> placeholders,
            CommonOptions.Target target) {
        Map<String, String> values = new LinkedHashMap<>(section.placeholders());
        Map<String, Boolean> secret = new LinkedHashMap<>();
        Map<String, String> handed = session.givenPlaceholders();
        section.secrets().forEach((name, source) -> {
            secret.put(name, true);
            if (!placeholders.containsKey(name) && !sources.containsKey(name) && !handed.containsKey(name)) {
                values.put(name, read(session, name, source, target, session.project().folder()));
            }
        });
        values.putAll(placeholders);
        sources.forEach((name, source) -> {
            secret.put(name, true);
            values.put(name, read(session, name, source, target, session.surroundings().folder()));
        });
        handed.forEach((name, value) -> {
            secret.put(name, true);
            values.put(name, value);
        });
        session.hideSecretsOf(values);
        secret.keySet().stream().map(values::get).map(SecretValue::new).forEach(session::hide);
        return new Given(values, secret);
    }

    private static String read(
            CommandSession session, String name, PasswordSource source, CommonOptions.Target target, Path folder) {
        return session.secret("the placeholder '" + name + "'", source, target, folder);
    }
}
