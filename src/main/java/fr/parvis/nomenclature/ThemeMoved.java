// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.nomenclature;

import java.time.LocalDate;

/** A theme is in another family, or in none, for acts from a day on; published inside the transaction of the network's head. */
public record ThemeMoved(String theme, LocalDate from) {}
