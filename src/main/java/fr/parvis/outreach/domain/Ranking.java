package fr.parvis.outreach.domain;

import java.util.UUID;

/** Puts the entries of a list in the order in which they are to be contacted. */
public interface Ranking {

    /** @return how many entries were ranked */
    int rank(UUID list);
}
