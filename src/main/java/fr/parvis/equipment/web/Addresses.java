// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment.web;

import fr.parvis.equipment.domain.Handover;
import fr.parvis.equipment.domain.Label;
import fr.parvis.shell.NotFound;
import java.util.Map;
import java.util.UUID;

/** Addresses of the pages of equipment. */
final class Addresses {
    static final String STOCK = "/bureau/materiel";
    static final String RECEIVE = STOCK + "/recevoir";
    static final String FIND = STOCK + "/trouver";
    static final String LABEL = STOCK + "/etiquette/{label}";
    static final String LABELS = STOCK + "/etiquettes.pdf";
    static final String LOTS = STOCK + "/lots";
    static final String NETWORK = STOCK + "/reseau";
    static final String CHOOSE = STOCK + "/preter";
    static final String INVENTORIES = STOCK + "/inventaires";
    static final String INVENTORY = INVENTORIES + "/{id}";
    static final String TRANSFERS = STOCK + "/transferts";
    static final String TRANSFER = TRANSFERS + "/{id}";
    static final String ITEM = STOCK + "/{id}";
    static final String HAND_OVER = ITEM + "/remettre/{kind}";
    static final String HANDOVER = STOCK + "/remises/{id}";
    static final String RETURN = HANDOVER + "/rendre";

    private static final Map<String, Handover.Kind> KINDS =
            Map.of("preter", Handover.Kind.LOAN, "donner", Handover.Kind.GIFT, "vendre", Handover.Kind.SALE);

    private Addresses() {}

    static String item(UUID id) {
        return STOCK + "/" + id;
    }

    static String label(Label label) {
        return STOCK + "/etiquette/" + label.text();
    }

    static String labels(UUID reception) {
        return LABELS + "?reception=" + reception;
    }

    static String certificate(UUID item) {
        return item(item) + "/effacement.pdf";
    }

    static String handOver(UUID item, Handover.Kind kind) {
        return item(item)
                + "/remettre/"
                + KINDS.entrySet().stream()
                        .filter(entry -> entry.getValue() == kind)
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElseThrow();
    }

    static Handover.Kind kind(String path) {
        var kind = KINDS.get(path);
        if (kind == null) throw new NotFound("way to hand over: " + path);
        return kind;
    }

    static String handover(UUID id) {
        return STOCK + "/remises/" + id;
    }

    static String giveBack(UUID handover) {
        return handover(handover) + "/rendre";
    }

    static String receipt(UUID handover) {
        return handover(handover) + "/recu.pdf";
    }

    /** Lends something to a person, or under a card: what, is asked there. */
    static String lendTo(UUID person) {
        return CHOOSE + "?personne=" + person;
    }

    static String lendUnder(UUID card) {
        return CHOOSE + "?carte=" + card;
    }

    static String transfer(UUID id) {
        return TRANSFERS + "/" + id;
    }

    static String inventory(UUID id) {
        return INVENTORIES + "/" + id;
    }
}
