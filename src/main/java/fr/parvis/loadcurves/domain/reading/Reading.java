package fr.parvis.loadcurves.domain.reading;

/** What comes of a file: a curve that is right as far as it goes, or the reason why there is none. */
public sealed interface Reading permits Curve, Unreadable {}
