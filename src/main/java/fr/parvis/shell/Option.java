package fr.parvis.shell;

/** One choice of a list. */
public record Option(String value, String label) {}
