// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sheets.domain;

import java.util.List;
import java.util.UUID;

/** A visit that no card holds yet, by its themes. */
public record VisitWithoutCard(UUID visit, UUID point, List<String> themes) {}
