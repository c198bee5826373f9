package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.result.MessageCode;
import java.util.List;

/** What a plan says against a switch, and what should be known of it. */
enum SwitchPlanCode implements MessageCode {
    /** Something that needs something else as it is. */
    DEPENDANT("kind", "name", "needs"),
    /** A problem with what to do about it. */
    OBJECTION("problem", "remedy"),
    /** A reader that is no role. */
    READER_UNKNOWN("reader"),
    /** An object of others in the live schema. */
    OBJECT_IN_THE_WAY("object"),
    /** Readers could see too much. */
    ROW_SECURITY_LOST("lost", "schema"),
    /** The type of a column, and where it stands. */
    COLUMN_AT("type", "position"),
    /** An object that the candidate lacks. */
    OBJECT_NOT_BUILT("object", "schema"),
    /** An empty candidate. */
    NOTHING_TO_SHOW("schema"),
    /** A table without columns. */
    OBJECT_WITHOUT_COLUMNS("object"),
    /** A candidate that does not stand on its own. */
    LEANS_ON_OTHERS("dependant"),
    /** A build that is not over. */
    SESSION_STILL_WRITES("session"),
    /** Transactions that cannot see the candidate. */
    OLD_SNAPSHOTS("sessions"),
    /** No way back yet. */
    FIRST_RELEASE(),
    /** Readers would lose an object. */
    OBJECT_LOST("object"),
    /** Others need what is lost. */
    BREAKS_WHEN_DROPPED("dependant", "object"),
    /** A way back with columns that are there no more. */
    KEEPS_COLUMNS("object", "dependant"),
    /** A way back that others may not survive. */
    MAY_BREAK("dependant", "object"),
    /** Others need the columns as they are. */
    WOULD_BREAK("dependant", "object", "types"),
    /** A type of each version. */
    TYPES_MADE_ANEW("types"),
    /** A view that is never replaced in place. */
    DROPPED_AT_EACH_SWITCH("object", "types"),
    /** A view that could not be made again. */
    NOT_TO_BE_RECREATED("object", "obstacle"),
    /** What goes with columns. */
    COLUMNS_LOST("object", "things"),
    /** What goes with columns, until a way back. */
    COLUMNS_PUT_ASIDE("object", "things"),
    /** A live view that somebody changed. */
    CHANGED_BY_HAND("view", "query"),
    /** It must not be lost unseen. */
    HAND_CHANGE_KEPT("change"),
    /** A switch without a way back. */
    ONE_WAY_REFUSED("reasons"),
    /** A switch that needs no way back. */
    ONE_WAY_ALLOWED("reasons"),
    /** Something reads a colour and not the live schema. */
    STAYS_WITH_COLOUR("dependant", "schema", "remedy"),
    /** A publication of a colour. */
    PUBLICATION_STAYS("publication", "schema", "remedy"),
    /** A new object that not everybody may read. */
    READERS_DENIED("object", "grant"),
    /** What cannot be made again. */
    NOT_CARRIED_OVER("what", "view"),
    /** A view of another role. */
    VIEW_OWNED_BY_ANOTHER("view", "owner", "act"),
    /** Rights that another role gave. */
    RIGHTS_GRANTED_BY_ANOTHER("view", "grantor", "act"),
    /** This role is no member. */
    ROLE_NOT_ACTABLE("role", "remedy"),
    /** It can become one. */
    ROLE_TO_JOIN("grant"),
    /** The view can change hands. */
    VIEW_TO_HAND_OVER("giver", "statement"),
    /** Neither is possible. */
    SUPERUSER_NEEDED(),
    /** A reader that is no role, before anything is built. */
    UNKNOWN_READER("reader"),
    /** What to do about it. */
    CREATE_READER(),
    /** Two products with schemas of one name. */
    SCHEMAS_CLASH("schema", "other"),
    /** What to do about it. */
    OTHER_LIVE_SCHEMA(),
    /** A table where the live view is to be. */
    NOT_MADE_BY_SWITCH("object", "dependants"),
    /** What to do about it. */
    OWN_LIVE_SCHEMA("schema");

    private final List<String> parameters;

    SwitchPlanCode(String... parameters) {
        this.parameters = List.of(parameters);
    }

    @Override
    public List<String> parameters() {
        return parameters;
    }
}
