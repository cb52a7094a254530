// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits;

/**
 * A page of another module that helps with a theme, linked at the desk once the theme is chosen. Modules contribute theirs as beans.
 *
 * @param theme code of list THEME
 * @param key message key of the link
 */
public record ThemeLink(String theme, String key, String address) {}
