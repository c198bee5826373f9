package io.jenkins.plugins.dataops.format;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A key that a record does not take although people expect it to, and what they can do instead. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface UnsupportedKey {
    /**
     * The key.
     *
     * @return as people write it
     */
    String key();

    /**
     * The remedy.
     *
     * @return part of a sentence, without a full stop
     */
    String instead();
}
