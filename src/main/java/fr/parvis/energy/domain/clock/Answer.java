package fr.parvis.energy.domain.clock;

/** The person's answer to a question. */
public enum Answer {
    YES,
    NO,
    UNKNOWN
}
