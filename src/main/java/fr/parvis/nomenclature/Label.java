// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.nomenclature;

/**
 * Name of a code in one language.
 *
 * @param text in full
 * @param brief on a tile: 22 characters at most
 */
public record Label(String text, String brief) {}
