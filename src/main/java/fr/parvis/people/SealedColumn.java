package fr.parvis.people;

/**
 * A column of sealed texts, so that a change of keys reaches it; modules contribute theirs as beans.
 *
 * @param table with its schema; has the columns {@code association} and {@code key}
 * @param sealed column of the bytes
 * @param about SQL of what the text was sealed for
 */
public record SealedColumn(String table, String sealed, String about) {}
