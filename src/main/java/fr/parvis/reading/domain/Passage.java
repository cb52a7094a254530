// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reading.domain;

import java.util.List;

/**
 * The words of a page from which something was understood.
 *
 * @param page from 0
 * @param boxes one for each line
 */
public record Passage(int page, String text, List<Box> boxes) {}
