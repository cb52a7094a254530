// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.web;

/**
 * The desk as the device keeps it.
 *
 * @param words all of the client's words as JSON
 */
public record InstalledPage(String words) {}
