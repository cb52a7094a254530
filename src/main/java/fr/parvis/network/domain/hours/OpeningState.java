package fr.parvis.network.domain.hours;

/** What the published hours say of a moment: the point receives, does not receive, or the hours do not tell. */
public enum OpeningState {
    OPEN,
    CLOSED,
    UNKNOWN
}
