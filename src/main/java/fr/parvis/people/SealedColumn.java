// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people;

/**
 * A column of sealed texts, so that a change of keys reaches it; modules contribute theirs as beans.
 *
 * @param table with its schema; has the columns {@code association} and {@code key}
 * @param sealed column of the bytes
 * @param about SQL of what the text was sealed for
 * @param ofNobody the rows belong to no association and have no such column; policies of the table show them in the network's scope to a transaction
 *     whose {@code parvis.changing_keys} is {@code on}
 */
public record SealedColumn(String table, String sealed, String about, boolean ofNobody) {
    public SealedColumn(String table, String sealed, String about) {
        this(table, sealed, about, false);
    }

    /** The statement that opens rows of nobody to a change of keys, until the end of its transaction. */
    public static final String OPEN_OF_NOBODY = "select set_config('parvis.changing_keys', 'on', true)";
}
