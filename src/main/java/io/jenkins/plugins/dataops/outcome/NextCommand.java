package io.jenkins.plugins.dataops.outcome;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A command that a person can do next. All that the product ever proposes stand here, as data, so that a test holds each
 * against the declarations of the command, and the command adds what its own call was given.
 *
 * @param verb the words behind {@code dataops}, such as {@code migrate apply}
 * @param options in order
 * @param arguments what stands behind the options
 */
public record NextCommand(String verb, List<Option> options, List<String> arguments) {
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9_@%+=:,./][A-Za-z0-9_@%+=:,./-]*");

    /**
     * One option.
     *
     * @param name its long name
     * @param value empty for a flag
     */
    public record Option(String name, Optional<String> value) {}

    /** Keeps own copies. */
    public NextCommand {
        options = List.copyOf(options);
        arguments = List.copyOf(arguments);
    }

    private static NextCommand of(String verb) {
        return new NextCommand(verb, List.of(), List.of());
    }

    /**
     * Runs exactly the migrations that were planned.
     *
     * @param planHash the plan's hash
     * @return the command
     */
    public static NextCommand applyPlan(String planHash) {
        return of("migrate apply").with("--expected-plan-hash", planHash);
    }

    /**
     * Runs the migrations, which makes a database file that is missing.
     *
     * @return the command
     */
    public static NextCommand apply() {
        return of("migrate apply");
    }

    /**
     * Brings the history of the migrations in line with the files.
     *
     * @return the command
     */
    public static NextCommand repair() {
        return of("migrate repair");
    }

    /**
     * Tells in which states the migrations are, and what was applied.
     *
     * @return the command
     */
    public static NextCommand migrations() {
        return of("migrate info");
    }

    /**
     * Switches by exactly the plan that was shown.
     *
     * @param planHash the plan's hash
     * @return the command
     */
    public static NextCommand switchByPlan(String planHash) {
        return of("blue-green switch").with("--expected-plan-hash", planHash);
    }

    /**
     * Switches to the candidate that waits, or finishes what an earlier switch began.
     *
     * @return the command
     */
    public static NextCommand switchOver() {
        return of("blue-green switch");
    }

    /**
     * Says what a switch would do now.
     *
     * @return the command
     */
    public static NextCommand planSwitch() {
        return of("blue-green plan");
    }

    /**
     * Begins a run; the deployment that says so begins itself again.
     *
     * @return the command
     */
    public static NextCommand prepare() {
        return of("blue-green prepare");
    }

    /**
     * Begins a run in place of one that is dead; the verb that says so begins itself again.
     *
     * @return the command
     */
    public static NextCommand takeOver() {
        return prepare().with("--take-over");
    }

    /**
     * Goes back to what was live before.
     *
     * @return the command
     */
    public static NextCommand rollback() {
        return of("blue-green rollback");
    }

    /**
     * Tells what is live.
     *
     * @return the command
     */
    public static NextCommand status() {
        return of("blue-green status");
    }

    /**
     * Takes over into the ledger what the journal knows.
     *
     * @return the command
     */
    public static NextCommand recordFromJournal() {
        return of("blue-green status").with("--record");
    }

    /**
     * Shows what the ledger knows.
     *
     * @return the command
     */
    public static NextCommand figures() {
        return of("dora report");
    }

    /**
     * Runs SQL files without a transaction around each.
     *
     * @return the command
     */
    public static NextCommand sqlWithoutTransaction() {
        return of("sql").with("--no-transaction");
    }

    /**
     * The same with a flag.
     *
     * @param flag its long name
     * @return the command
     */
    public NextCommand with(String flag) {
        return with(new Option(flag, Optional.empty()));
    }

    /**
     * The same with an option.
     *
     * @param option its long name
     * @param value any text
     * @return the command
     */
    public NextCommand with(String option, String value) {
        return with(new Option(option, Optional.of(value)));
    }

    private NextCommand with(Option option) {
        List<Option> all = new ArrayList<>(options);
        all.add(option);
        return new NextCommand(verb, all, arguments);
    }

    /**
     * Whether an option is given.
     *
     * @param option its long name
     * @return true if it is
     */
    public boolean has(String option) {
        return options.stream().anyMatch(given -> given.name().equals(option));
    }

    /** The command as it is typed into a shell. */
    @Override
    public String toString() {
        String given = options.stream()
                .map(option -> " " + option.name() + option.value().map(value -> "=" + quoted(value)).orElse(""))
                .collect(Collectors.joining());
        String behind = arguments.stream().map(argument -> " " + quoted(argument)).collect(Collectors.joining());
        boolean dashed = arguments.stream().anyMatch(argument -> argument.startsWith("-"));
        return "dataops " + verb + given + (dashed ? " --" : "") + behind;
    }

    private static String quoted(String text) {
        if (HARMLESS.matcher(text).matches()) {
            return text;
        }
        return text.codePoints().anyMatch(NextCommand::invisible)
                ? "$'" + text.codePoints().mapToObj(NextCommand::escaped).collect(Collectors.joining()) + "'"
                : "'" + text.replace("'", "'\\''") + "'";
    }

    private static boolean invisible(int point) {
        int type = Character.getType(point);
        return Character.isISOControl(point)
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }

    private static String escaped(int point) {
        if (point == '\'' || point == '\\') {
            return "\\" + (char) point;
        }
        return invisible(point)
                ? (point > 0xffff ? String.format("\\U%08x", point) : String.format("\\u%04x", point))
                : Character.toString(point);
    }
}
