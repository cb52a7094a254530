// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.nomenclature.domain;

import fr.parvis.nomenclature.OutsideList;

/**
 * Acts, or code, of which a row of a crosswalk speaks. An empty part stands for any.
 *
 * @param trait the code itself, where the outside list translates one list of ours
 */
public record TranslationKey(
        OutsideList list, String theme, String operator, String presence, String level, String trait) {

    public static TranslationKey ofTrait(OutsideList list, String trait) {
        return new TranslationKey(list, "", "", "", "", trait);
    }
}
