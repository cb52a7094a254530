package fr.parvis.visits;

/** Who comes to whom: the person to us, or we to the person for a partner. */
public enum Direction {
    /** Médiation entrante. */
    INCOMING,
    /** Médiation sortante. */
    OUTGOING
}
