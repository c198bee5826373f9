package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.request.ChapterRequest;
import io.jenkins.plugins.dataops.request.DeclaredOption;
import io.jenkins.plugins.dataops.request.RequestBinding;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The options that the record of a request declares, as those of a verb, and the request that was given by them.
 *
 * @param <R> the record
 */
final class RequestOptions<R extends Record> {
    private final Class<R> type;
    private final Map<String, ArgSpec> options = new HashMap<>();

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
            ArgSpec spec = option.declaration().operand() ? operand(option) : option(option);
            options.put(option.parameter(), spec);
            verb.add(spec);
        });
    }

    private static ArgSpec operand(DeclaredOption option) {
        boolean repeated = !option.entries().isEmpty();
        String least = option.declaration().required() ? "1" : "0";
        return PositionalParamSpec.builder()
                .index(repeated ? "0..*" : "0")
                .arity(repeated ? least + "..*" : least)
                .required(option.declaration().required())
                .paramLabel(option.declaration().label())
                .type(option.type())
                .auxiliaryTypes(option.entries().toArray(Class<?>[]::new))
                .userObject(option.component())
                .description(description(option))
                .build();
    }

    private static ArgSpec option(DeclaredOption option) {
        OptionSpec.Builder spec = OptionSpec.builder(names(option))
                .arity(option.isFlag() ? "0" : "1")
                .required(option.declaration().required())
                .type(option.type())
                .auxiliaryTypes(option.entries().toArray(Class<?>[]::new))
                .userObject(option.component())
                .description(description(option));
        if (option.isFlag()) {
            spec.initialValue(false);
        } else {
            spec.paramLabel(option.declaration().label());
        }
        if (option.entries().contains(ChapterRequest.class)) {
            spec.arity(ChapterArguments.ARITY).hideParamSyntax(true).parameterConsumer(new ChapterArguments());
        }
        return spec.build();
    }

    private static String[] names(DeclaredOption option) {
        String alias = option.declaration().alias();
        return alias.isEmpty() ? new String[] {option.name()} : new String[] {alias, option.name()};
    }

    /** Picocli formats a description and puts in values for what looks like a variable. */
    private static String description(DeclaredOption option) {
        return option.declaration().help().replace("%", "%%").replace("${", "$${");
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
