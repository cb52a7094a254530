// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.publicsite.web;

/**
 * A legal text in their list.
 *
 * @param address where the public reads it
 * @param changed when and by whom it was changed last; empty: it comes with Parvis
 */
public record LegalTextsLine(String key, String address, String changed) {}
