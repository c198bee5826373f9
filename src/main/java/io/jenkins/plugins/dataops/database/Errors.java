package io.jenkins.plugins.dataops.database;

import java.sql.SQLException;

/** How one engine's errors are read. */
public interface Errors {
    /**
     * The SQLSTATE of a statement that was cancelled, as the SQL standard's class 57 is used by servers. On every engine
     * what is cancelled from here carries it.
     */
    String CANCELLED = "57014";

    /**
     * What an error means.
     *
     * @param failure what the driver threw; may be null, where nothing of it arrived
     * @return its meaning, {@link ErrorMeaning#OTHER} where it is no known one
     */
    ErrorMeaning meaning(SQLException failure);

    /**
     * Where in a statement the database sees the fault.
     *
     * @param failure what the driver threw; may be null
     * @param sql the statement that was sent
     * @return the position, as far as it is known
     */
    ErrorPosition position(SQLException failure, String sql);

    /**
     * Whether an error's words are those of whoever wrote the SQL, such as of a statement that raises it.
     *
     * @param failure what the driver threw
     * @return true where the words may hold anything
     */
    boolean raisedByAuthor(SQLException failure);

    /**
     * Whether nobody knows what became of the statement, because the answer did not arrive.
     *
     * @param failure what the driver threw; may be null
     * @return true after a lost connection
     */
    default boolean connectionLost(SQLException failure) {
        return meaning(failure) == ErrorMeaning.CONNECTION_LOST;
    }
}
