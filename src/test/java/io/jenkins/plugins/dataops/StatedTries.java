package io.jenkins.plugins.dataops;

import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/** Says how often each property was tried and from which seed; the long run tries each many times more. */
public final class StatedTries implements AroundPropertyHook {
    /** What jqwik takes when a property says nothing. */
    private static final int USUAL = 1_000;

    @Override
    public PropagationMode propagateTo() {
        return PropagationMode.ALL_DESCENDANTS;
    }

    @Override
    public PropertyExecutionResult aroundProperty(PropertyLifecycleContext property, PropertyExecutor executor) {
        property.attributes().setTries(Sample.tries(property.attributes().tries().orElse(USUAL)));
        PropertyExecutionResult result = executor.execute();
        System.out.println(result.countTries() + " tries of "
                + property.containerClass().getSimpleName() + "." + property.targetMethod().getName() + ", seed "
                + result.seed().orElse("none"));
        return result;
    }
}
