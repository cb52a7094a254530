// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.domain;

import fr.parvis.nomenclature.Catalogue;
import java.util.Locale;

/** The names of families of themes as the public reads them. */
public interface FamilyNames {
    String name(Catalogue catalogue, String code, Locale locale);
}
