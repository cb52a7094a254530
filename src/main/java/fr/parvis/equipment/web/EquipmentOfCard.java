// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment.web;

import fr.parvis.sheets.CardLinks;
import fr.parvis.shell.Words;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Link from a card: lends an item under it, for use in the house. */
@Component
class EquipmentOfCard implements CardLinks {
    @Override
    public Link of(UUID card) {
        return new Link(Words.t("equipment.lend-to"), Addresses.lendUnder(card), "laptop");
    }
}
