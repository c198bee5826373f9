package io.jenkins.plugins.dataops.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks through an exception's causes. */
final class ExceptionCauses {
    private static final int DEEPEST = 50;

    private ExceptionCauses() {}

    private static List<Throwable> of(Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = failure; cause != null && causes.size() < DEEPEST; cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes;
    }

    /** The outermost cause of a type. */
    static <T> Optional<T> first(Throwable failure, Class<T> type) {
        return of(failure).stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    /** The innermost cause of a type, which knows most. */
    static <T> Optional<T> last(Throwable failure, Class<T> type) {
        return of(failure).stream().filter(type::isInstance).map(type::cast).reduce((outer, inner) -> inner);
    }

    /** A message in one piece, without Flyway's links and rulers. */
    static String sentence(Throwable failure) {
        String message = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        return message.replaceAll("(?m)^-{3,}$", "")
                .replaceAll("\\s*(Please s|S)ee https?://\\S+( for more information)?\\.?", "")
                .strip();
    }
}
