// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment;

import fr.parvis.shell.Words;

/** Words of this module that pages of other modules show. */
public final class EquipmentWords {
    private EquipmentWords() {}

    /** Name of a kind of item, by its code. */
    public static String kind(String code) {
        return Words.ofCode("equipment.kind.", code);
    }

    /** Name of a movement of an item, by its code. */
    public static String moved(String code) {
        return Words.ofCode("equipment.moved.", code);
    }
}
