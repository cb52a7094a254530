// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.web;

import java.util.List;

/**
 * Content of the page of printed codes, this once.
 *
 * @param onwards address to go to afterwards
 */
public record CodesView(String name, String place, List<String> codes, String onwards) {}
