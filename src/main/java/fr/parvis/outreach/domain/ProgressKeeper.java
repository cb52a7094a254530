package fr.parvis.outreach.domain;

import java.util.UUID;

/** Counts what a list came to, so that it stays when its entries are gone. */
public interface ProgressKeeper {
    /** Counts the list anew, now; in the scope of its association. */
    void keep(UUID list);
}
