package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.request.DeclaredOption;
import io.jenkins.plugins.dataops.request.RequestBinding;
import io.jenkins.plugins.dataops.request.VerbRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The options that the record of a request declares, as those of a verb, and the request that was given by them.
 *
 * @param <R> the record
 */
final class RequestOptions<R extends Record & VerbRequest> {
    private final Class<R> type;
    private final Map<String, OptionSpec> options = new HashMap<>();

    RequestOptions(Class<R> type) {
        this.type = type;
    }

    /**
     * Adds the options to a verb.
     *
     * @param verb that takes them
     * @param taken which of them have an effect there
     */
    void addTo(CommandSpec verb, Predicate<DeclaredOption> taken) {
        DeclaredOption.of(type).stream().filter(taken).forEach(option -> {
            OptionSpec spec = spec(option);
            options.put(option.parameter(), spec);
            verb.addOption(spec);
        });
    }

    private static OptionSpec spec(DeclaredOption option) {
        OptionSpec.Builder spec = OptionSpec.builder(option.name())
                .type(option.type())
                .auxiliaryTypes(option.entries().toArray(Class<?>[]::new))
                .arity(option.isFlag() ? "0" : "1")
                .required(option.declaration().required())
                .userObject(option.component())
                // Picocli formats a description and puts in values for what looks like a variable.
                .description(option.declaration().help().replace("%", "%%").replace("${", "$${"));
        if (option.isFlag()) {
            spec.initialValue(false);
        } else {
            spec.paramLabel(option.declaration().label());
        }
        return spec.build();
    }

    /**
     * The request that was given.
     *
     * @param known the components that are no options, by name
     */
    R request(Map<String, ?> known) {
        return RequestBinding.of(type, component -> {
            if (known.containsKey(component.getName())) {
                return known.get(component.getName());
            }
            Object value = options.containsKey(component.getName())
                    ? options.get(component.getName()).getValue()
                    : null;
            if (component.getType() == Optional.class) {
                return Optional.ofNullable(value);
            }
            return value == null && component.getType() == boolean.class ? Boolean.FALSE : value;
        });
    }
}
