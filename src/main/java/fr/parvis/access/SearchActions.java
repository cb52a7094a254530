// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access;

import java.util.List;

/** Pages and acts that the search of all pages offers beside those of the menu; modules contribute them as beans. */
public interface SearchActions {
    /** Pages and acts that the account may open; the search chooses among them by their words. */
    List<Action> of(SearchText asked, SignedIn who);

    /** @param words other words by which it is found, between spaces */
    record Action(String label, String words, String href) {}
}
