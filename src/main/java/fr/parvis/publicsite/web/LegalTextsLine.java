// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.publicsite.web;

/**
 * A legal text in their list.
 *
 * @param address address where the public reads it
 * @param changed time and author of the last change; empty: it comes with Parvis
 */
public record LegalTextsLine(String key, String address, String changed) {}
