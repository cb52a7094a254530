// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reading.domain;

import java.util.List;

/**
 * The words of a page in reading order, and the size of the picture in which their boxes are.
 *
 * @param script the script that was recognised, such as Latin or Arabic; empty when nobody knows
 */
public record LetterPage(int width, int height, List<Word> words, String script) {}
