package io.jenkins.plugins.dataops.migration;

import io.jenkins.plugins.dataops.result.MessageCode;
import java.util.List;

/** Why the SQL of a file is not run. */
enum ObjectionCode implements MessageCode {
    /** It has a command of a client program. */
    BACKSLASH_COMMAND("script", "line"),
    /** It has a statement that the engine's rules refuse. */
    STATEMENT_REFUSED("script", "line", "reason"),
    /** It has a statement within what is listed as one. */
    STATEMENT_HIDDEN("script", "line"),
    /** It ends the transaction of the migration. */
    OWN_TRANSACTION("script", "line"),
    /** It takes back what the history would call done. */
    OWN_ROLLBACK("script", "line"),
    /** It begins a transaction and does not end it. */
    TRANSACTION_LEFT_OPEN("script", "line"),
    /** Something in it swallows the rest of the file. */
    NOT_CLOSED("script", "kind", "line");

    private final List<String> parameters;

    ObjectionCode(String... parameters) {
        this.parameters = List.of(parameters);
    }

    @Override
    public List<String> parameters() {
        return parameters;
    }
}
