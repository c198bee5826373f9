package io.jenkins.plugins.dataops.request;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a component of a request's record as an option. The component's type says the rest: {@code boolean} is a flag,
 * a list or a map may be repeated, an optional value may be left out. A component that is a record itself is a part with
 * options of its own.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface RequestOption {
    /**
     * What the command calls it; steps call it as the component is called.
     *
     * @return for example {@code --location}; empty for the component's words with hyphens
     */
    String name() default "";

    /**
     * A short name beside it.
     *
     * @return for example {@code -p}; empty for none
     */
    String alias() default "";

    /**
     * Whether the command takes it without a name, behind the options.
     *
     * @return true for the patterns of files
     */
    boolean operand() default false;

    /**
     * What stands for the value in help.
     *
     * @return for example {@code FOLDER}; empty for a flag
     */
    String label() default "";

    /**
     * What it does.
     *
     * @return a sentence or two
     */
    String help();

    /**
     * Whether a verb that takes it cannot do without.
     *
     * @return true when it has to be given
     */
    boolean required() default false;
}
