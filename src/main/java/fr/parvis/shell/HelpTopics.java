// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell;

import java.util.Map;

/**
 * Chapters of the guide that explain a module's pages; each module contributes one as a bean, beside its entries of the menu.
 *
 * @param byPath a chapter, or a heading in it ({@code 09-impaye-energie#r3}), by the pattern of a path: that of the page, or one that it lies under,
 *     the most specific
 */
public record HelpTopics(Map<String, String> byPath) {}
