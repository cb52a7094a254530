package fr.parvis.people.domain;

import java.util.List;

/**
 * Somebody who is probably the one described, and why.
 *
 * @param reasons ends of word keys, the strongest first
 */
public record Likeness(Listed person, List<String> reasons) {}
