package io.jenkins.plugins.dataops.request;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An option that a proposed command takes over from the call that proposes it, so that it does the same. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.RECORD_COMPONENT})
public @interface Carried {
    /**
     * Whether it means the same for every verb that takes it.
     *
     * @return false where only the verbs of one family mean the same by it
     */
    boolean everywhere() default false;
}
