// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment.web;

import fr.parvis.shell.Problems;

/**
 * Page that asks for the label of an item.
 *
 * @param action address that it is sent to
 * @param person and {@code card}: for whom something is looked for; empty for nobody
 * @param whom in words
 */
public record FindPage(String action, String typed, String person, String card, String whom, Problems problems) {}
