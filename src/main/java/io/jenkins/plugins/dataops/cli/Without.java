package io.jenkins.plugins.dataops.cli;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The options of a verb's family that would have no effect on this verb, which therefore does not take them. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface Without {
    /** Their long names. */
    String[] value();
}
