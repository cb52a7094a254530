// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.web;

/**
 * The desk as the device keeps it.
 *
 * @param words all of the client's words as JSON
 * @param road browser modules of the panel of the day
 */
public record InstalledPage(String words, String road) {}
