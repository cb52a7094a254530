// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people;

import fr.parvis.shell.Words;

/** Words of this module that pages of other modules show. */
public final class PeopleWords {
    private PeopleWords() {}

    /** Title of the page at {@link PeopleAddresses#PEOPLE}. */
    public static String people() {
        return Words.t("people.title");
    }

    /** Label of a link to the search of persons. */
    public static String find() {
        return Words.t("people.find");
    }

    /** Manner in which a person gave an agreement: {@code spoken}, {@code telephone} or {@code written}. */
    public static String manner(String manner) {
        return Words.t("people.manner." + manner);
    }

    /** Hint of a note on a person: what it must not hold. */
    public static String noteHint() {
        return Words.t("people.note.hint");
    }
}
