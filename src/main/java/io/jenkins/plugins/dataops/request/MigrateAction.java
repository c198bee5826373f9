package io.jenkins.plugins.dataops.request;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What can be done with migrations. */
public enum MigrateAction {
    /** Runs the pending ones. */
    APPLY,
    /** Shows what would run. */
    PLAN,
    /** Finds drift between history and files. */
    VALIDATE,
    /** Lists them. */
    INFO,
    /** Begins the history of a database that is older than its migrations. */
    BASELINE,
    /** Makes the history agree with the files. */
    REPAIR;

    /** The actions on which an option has an effect; where this is missing, it has one on all. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.RECORD_COMPONENT)
    @interface On {
        /** The actions. */
        MigrateAction[] value();
    }

    /**
     * All of them as words.
     *
     * @return the usual one first
     */
    public static List<String> words() {
        return Arrays.stream(values()).map(MigrateAction::word).toList();
    }

    /**
     * As people write it.
     *
     * @return a word of the command line
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The action of a word.
     *
     * @param word one of {@link #words}
     * @return the action
     * @throws IllegalArgumentException when it is none of them
     */
    public static MigrateAction of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /**
     * Whether an option has an effect on it.
     *
     * @param option one of {@link MigrateRequest}
     * @return false where it is refused
     */
    public boolean takes(DeclaredOption option) {
        On on = option.component().getAnnotation(On.class);
        return on == null || List.of(on.value()).contains(this);
    }
}
