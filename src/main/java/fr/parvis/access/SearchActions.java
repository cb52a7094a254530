package fr.parvis.access;

import java.util.List;

/** Pages and acts that the search of all pages offers beside those of the menu; modules contribute them as beans. */
public interface SearchActions {
    /** What the account may open; which of it is meant, the search decides by its words. */
    List<Action> of(SearchText asked, SignedIn who);

    /** @param words other words by which it is found, between spaces */
    record Action(String label, String words, String href) {}
}
