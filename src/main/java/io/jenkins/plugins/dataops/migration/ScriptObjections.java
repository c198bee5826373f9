package io.jenkins.plugins.dataops.migration;

import io.jenkins.plugins.dataops.database.Dialect;
import io.jenkins.plugins.dataops.database.Lexis;
import io.jenkins.plugins.dataops.database.SqlLexer;
import io.jenkins.plugins.dataops.database.SqlLexer.Context;
import io.jenkins.plugins.dataops.database.StatementBegins;
import io.jenkins.plugins.dataops.database.StatementRules;
import io.jenkins.plugins.dataops.database.TransactionControl;
import io.jenkins.plugins.dataops.result.Message;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Why one file cannot be run: what it holds would run otherwise than it reads, and nobody could tell afterwards what
 * of it is in the database.
 */
final class ScriptObjections {
    private final MigrationFile file;
    private final Lexis lexis;
    private final StatementRules rules;
    private final boolean transactional;
    private final List<Message> found = new ArrayList<>();
    private OptionalInt ownTransaction = OptionalInt.empty();

    ScriptObjections(MigrationFile file, boolean transactional, Dialect dialect) {
        this.file = file;
        this.lexis = dialect.lexis();
        this.rules = dialect.statementRules();
        this.transactional = transactional;
    }

    /** Looks at one statement of the file, in order. */
    void look(String sql, int line) {
        List<Integer> begins = StatementBegins.in(sql, lexis);
        for (int i = 0; i < begins.size(); i++) {
            int end = i + 1 < begins.size() ? begins.get(i + 1) : sql.length();
            String code = sql.substring(begins.get(i), end);
            int at = line + (i == 0 ? 0 : StatementText.linesBefore(sql.substring(begins.get(0)), begins.get(i) - begins.get(0)));
            String whole = i == 0 ? sql.substring(0, end) : code;
            Optional<String> refused = rules.changesReading(code)
                    .or(() -> rules.givesLockAway(code))
                    .or(() -> rules.differsByServer(whole));
            if (hasBackslash(code)) {
                object(ObjectionCode.BACKSLASH_COMMAND, at);
            } else if (refused.isPresent()) {
                found.add(ObjectionCode.STATEMENT_REFUSED.of(file.getRelativePath(), at, refused.get()));
            } else if (TransactionControl.in(code, lexis)) {
                lookAtTransaction(code, at);
            } else if (i > 0) {
                object(ObjectionCode.STATEMENT_HIDDEN, at);
            }
        }
    }

    private void lookAtTransaction(String code, int line) {
        if (transactional) {
            object(ObjectionCode.OWN_TRANSACTION, line);
            return;
        }
        String word = code.split("[^A-Za-z]", 2)[0].toUpperCase(Locale.ROOT);
        switch (word) {
            case "BEGIN", "START" -> ownTransaction = OptionalInt.of(line);
            case "COMMIT", "END" -> ownTransaction = OptionalInt.empty();
            default -> object(ObjectionCode.OWN_ROLLBACK, line);
        }
    }

    /** Ends the file, whose last statement was found where it belongs or was swallowed. */
    void end(boolean complete) {
        if (!complete) {
            Optional<UnterminatedText> open = UnterminatedText.in(text(), lexis);
            found.add(ObjectionCode.NOT_CLOSED.of(
                    file.getRelativePath(),
                    open.map(UnterminatedText::kind).map(UnterminatedText.Kind::word),
                    open.map(UnterminatedText::line)));
        } else if (ownTransaction.isPresent()) {
            object(ObjectionCode.TRANSACTION_LEFT_OPEN, ownTransaction.getAsInt());
        }
    }

    /** With file and line; empty when the file can run. */
    List<Message> found() {
        return found;
    }

    private void object(ObjectionCode reason, int line) {
        found.add(reason.of(file.getRelativePath(), line));
    }

    /** No engine has an operator with a backslash: outside of quotes and comments it is never SQL. */
    private boolean hasBackslash(String sql) {
        if (sql.indexOf('\\') < 0) {
            return false;
        }
        SqlLexer lexer = new SqlLexer(sql, lexis);
        for (int at = 0; at < sql.length(); at += lexer.advance(at)) {
            if (lexer.context() == Context.CODE && sql.charAt(at) == '\\') {
                return true;
            }
        }
        return false;
    }

    private String text() {
        StringWriter text = new StringWriter();
        try (Reader reader = file.read()) {
            reader.transferTo(text);
            return text.toString();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(
                    file.getRelativePath() + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }
}
