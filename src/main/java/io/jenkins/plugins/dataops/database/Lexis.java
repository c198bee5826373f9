package io.jenkins.plugins.dataops.database;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How one engine cuts SQL text into words, texts, names and comments. Everywhere {@code '...'} is a text, a quote that
 * is written twice stands for itself where it both begins and ends, and {@code /*} begins a comment.
 *
 * @param rules what holds beyond that
 * @param nameQuotes what ends a quoted name, by what begins it
 * @param lineComment what begins a comment that ends with its line
 * @param bodies the statements that may hold others; empty where none can
 */
public record Lexis(
        Set<Rule> rules, Map<Character, Character> nameQuotes, Pattern lineComment, Optional<Bodies> bodies) {
    /** What engines differ in. */
    public enum Rule {
        /** A backslash escapes in {@code '...'}. */
        BACKSLASH_ESCAPES,
        /** A backslash escapes in {@code E'...'}. */
        ESCAPE_PREFIX,
        /** {@code "..."} is a text as {@code '...'} is. */
        DOUBLE_QUOTED_TEXTS,
        /** What stands in a comment that begins with an exclamation mark runs. */
        EXECUTABLE_COMMENTS,
        /** A text goes on in quotes on the next line by the rules that it began with. */
        ESCAPES_GO_ON,
        /** {@code $tag$...$tag$} is a text. */
        DOLLAR_QUOTES,
        /** A carriage return alone ends a line, too. */
        RETURN_ENDS_LINE,
        /** A comment may stand in a comment. */
        NESTED_COMMENTS,
        /** All of Unicode's spaces separate words; without it only those of ASCII do. */
        UNICODE_SPACES
    }

    /**
     * Statements with a body, such as a routine's or a trigger's, in which statements end as elsewhere. The body ends with
     * {@code END}.
     *
     * @param statement what a statement begins with that may have one: its first words in upper case, a space between
     * @param opening the words in upper case that begin the body
     * @param loops the words in upper case that, behind {@code END}, end what is no block; empty where a body holds no block
     *     but {@code CASE}
     */
    public record Bodies(Pattern statement, List<String> opening, Set<String> loops) {
        /** Keeps own copies. */
        public Bodies {
            opening = List.copyOf(opening);
            loops = Set.copyOf(loops);
        }

        /**
         * Bodies in which nothing but {@code CASE} ends with {@code END}.
         *
         * @param statement what a statement begins with that may have one
         * @param opening the words in upper case that begin the body
         */
        public Bodies(Pattern statement, List<String> opening) {
            this(statement, opening, Set.of());
        }
    }

    /**
     * The rules of an engine whose statements hold no others.
     *
     * @param rules what holds beyond what holds everywhere
     * @param nameQuotes what ends a quoted name, by what begins it
     * @param lineComment what begins a comment that ends with its line
     */
    public Lexis(Set<Rule> rules, Map<Character, Character> nameQuotes, Pattern lineComment) {
        this(rules, nameQuotes, lineComment, Optional.empty());
    }

    /** Keeps own copies. */
    public Lexis {
        rules = Set.copyOf(rules);
        nameQuotes = Map.copyOf(nameQuotes);
    }

    /**
     * Whether a rule holds.
     *
     * @param rule which one
     * @return true if the engine has it
     */
    public boolean has(Rule rule) {
        return rules.contains(rule);
    }

    /**
     * Whether a character is a part of the word that it stands in or at the end of.
     *
     * @param character any
     * @return false for what ends a word
     */
    public boolean inWord(char character) {
        if (character < 0x80) {
            return Character.isLetterOrDigit(character) || character == '_' || character == '$';
        }
        return !has(Rule.UNICODE_SPACES) || !Character.isSpaceChar(character);
    }
}
