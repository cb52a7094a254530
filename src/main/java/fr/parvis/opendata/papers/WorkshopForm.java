// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.opendata.papers;

import fr.parvis.workshops.OpenWorkshops.OpenSession;
import java.util.Map;

/** A session of a workshop as data: what, where, when, and whether seats are left. */
final class WorkshopForm {
    private WorkshopForm() {}

    static Map<String, Object> of(OpenSession it, Publisher giver) {
        return new JsonItem()
                .with("id", it.id().toString())
                .with("cycle", it.cycle().toString())
                .with("point", it.point().toString())
                .with("titre", it.title())
                .with("objectifs", it.goals())
                .with("langue", it.language() == null ? "fr" : it.language())
                .with("debut", it.begins().toString())
                .with("fin", it.ends().toString())
                .with("seance", it.place())
                .with("seances", it.of())
                .with(
                        "places",
                        switch (it.seats()) {
                            case "full" -> "complet";
                            case "last" -> "dernieres";
                            default -> "disponibles";
                        })
                .with("inscription", it.page() == null ? null : giver.address() + it.page())
                .with("maj", it.changedAt().toString())
                .with("supprime", it.gone() ? true : null)
                .done();
    }
}
