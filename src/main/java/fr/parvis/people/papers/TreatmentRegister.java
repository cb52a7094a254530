// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.papers;

import fr.parvis.people.Treatments;
import fr.parvis.people.domain.KeepFiles;
import fr.parvis.shell.Words;
import java.util.List;
import org.springframework.stereotype.Component;

/** Register of treatments, from the words of this module. */
@Component
class TreatmentRegister implements Treatments {
    private static final List<String> KEYS = List.of(
            "visits",
            "people",
            "cases",
            "mandates",
            "documents",
            "letters",
            "reading",
            "sheets",
            "equipment",
            "skills",
            "workshops",
            "coop",
            "referrals",
            "messages",
            "hotline",
            "lists",
            "bills",
            "curves",
            "homes",
            "rounds",
            "rota",
            "staff-skills",
            "appointments",
            "partners",
            "reports",
            "accounts",
            "journal");

    private final KeepFiles keep;

    TreatmentRegister(KeepFiles keep) {
        this.keep = keep;
    }

    @Override
    public List<Treatment> list() {
        int months = keep.current().months();
        return KEYS.stream()
                .map(key -> new Treatment(
                        key,
                        Words.t("people.register." + key),
                        Words.t("people.register." + key + ".purpose"),
                        Words.t("people.register." + key + ".basis"),
                        Words.t("people.register." + key + ".data"),
                        Words.t("people.register." + key + ".who"),
                        Words.t("people.register." + key + ".term", months),
                        Words.t("people.register." + key + ".safety")))
                .toList();
    }
}
