// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people;

import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Column of a module's table that names a person, so that its rows follow the person's file: to the kept file of a merge, back when the merge is
 * undone, and away with an erasure, each in the transaction of that act. Modules contribute theirs as beans.
 *
 * @param table with its schema; its columns include {@code association}
 * @param column the person's identifier
 * @param key column of identifiers that, with the person, finds a row again
 * @param conflict SQL of the rows {@code t} that stay with the dropped file since the kept one, {@code :kept}, has the same already; null for none
 * @param mergedIn column that says by which merge a row came over last, or null
 * @param erased effect of an erasure on the rows
 * @param beforeErasure action of the module's own before that, given the person
 * @param keeps rows that keep a file from being erased, or null
 */
public record PersonColumn(
        String table,
        String column,
        String key,
        @Nullable String conflict,
        @Nullable String mergedIn,
        Erased erased,
        @Nullable Consumer<UUID> beforeErasure,
        @Nullable Keeps keeps) {

    public enum Erased {
        /** The rows are deleted. */
        DELETED,
        /** The rows stay and name nobody. */
        EMPTIED
    }

    /**
     * Rows that keep a file, also past its term.
     *
     * @param code key of the counted sentence that says so and what to do about it
     * @param which SQL of the rows; {@code :today} is the association's day
     */
    public record Keeps(String code, String which) {}

    public static PersonColumn deleted(String table) {
        return new PersonColumn(table, "person", "id", null, null, Erased.DELETED, null, null);
    }

    public static PersonColumn emptied(String table) {
        return new PersonColumn(table, "person", "id", null, null, Erased.EMPTIED, null, null);
    }

    public PersonColumn named(String column, String key) {
        return new PersonColumn(table, column, key, conflict, mergedIn, erased, beforeErasure, keeps);
    }

    public PersonColumn unless(String conflict) {
        return new PersonColumn(table, column, key, conflict, mergedIn, erased, beforeErasure, keeps);
    }

    public PersonColumn mergedIn(String column) {
        return new PersonColumn(table, this.column, key, conflict, column, erased, beforeErasure, keeps);
    }

    public PersonColumn beforeErasure(Consumer<UUID> person) {
        return new PersonColumn(table, column, key, conflict, mergedIn, erased, person, keeps);
    }

    public PersonColumn keepsFile(String code, String which) {
        return new PersonColumn(table, column, key, conflict, mergedIn, erased, beforeErasure, new Keeps(code, which));
    }

    /** Name under which a merge notes the rows that came over. */
    public String name() {
        return table + "." + column;
    }
}
