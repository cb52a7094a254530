package fr.parvis.energy.domain.clock;

/** What the person says, when they know. */
public enum Answer {
    YES,
    NO,
    UNKNOWN
}
