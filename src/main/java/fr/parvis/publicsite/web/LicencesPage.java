// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.publicsite.web;

import fr.parvis.publicsite.domain.ThirdParty.Piece;
import java.util.List;
import java.util.SortedMap;

/**
 * Software of others in Parvis.
 *
 * @param browser software that a browser loads, with the texts of the licences
 * @param java libraries of the server by their licence
 */
public record LicencesPage(List<Piece> browser, SortedMap<String, List<Piece>> java) {}
