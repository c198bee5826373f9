package io.jenkins.plugins.dataops.request;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The range of an option that takes a number, a duration, a day or an instant, both ends included; beyond it a call is
 * refused.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.RECORD_COMPONENT})
public @interface Within {
    /** The first day that is taken: nobody deployed data before, and every database knows it. */
    String FIRST_DAY = "1970-01-01";

    /** The last day that is taken. */
    String LAST_DAY = "9999-12-31";

    /** The first instant that is taken. */
    String FIRST_INSTANT = FIRST_DAY + "T00:00:00Z";

    /** The last instant that is taken. */
    String LAST_INSTANT = LAST_DAY + "T23:59:59.999Z";

    /**
     * The least value.
     *
     * @return as it is typed
     */
    String least();

    /**
     * The most.
     *
     * @return as it is typed
     */
    String most();

    /**
     * Whether nothing is also taken, where that means something else than little.
     *
     * @return true when it is
     */
    boolean orZero() default false;
}
