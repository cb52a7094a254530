package fr.parvis.cases;

/**
 * A page that one goes to from one's cases; modules contribute theirs as beans, from left to right.
 *
 * @param key word key of its name
 */
public record WorkRoom(int order, String key, String href, String icon) {}
