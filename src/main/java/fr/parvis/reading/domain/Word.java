// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reading.domain;

/**
 * A word that was read on a page.
 *
 * @param line number of its line on the page, in reading order
 * @param confidence confidence of the reading, 0 to 100; the text of a PDF is 100
 */
record Word(String text, Box box, int line, int confidence) {}
