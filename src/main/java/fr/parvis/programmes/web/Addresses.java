// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.programmes.web;

import fr.parvis.programmes.domain.Programme;
import java.time.LocalDate;
import java.util.UUID;

/** Addresses of the pages of programmes. */
final class Addresses {
    static final String COOP = "/bureau/coop";
    static final String COOP_FILE = COOP + "/fichiers/{id}.{format}";
    static final String COOP_REMOVE = COOP + "/fichiers/{id}/annuler";
    static final String FRANCE_SERVICES = "/bureau/france-services";
    static final String FRANCE_SERVICES_FILE = FRANCE_SERVICES + "/fichiers/{id}.{format}";
    static final String FRANCE_SERVICES_REMOVE = FRANCE_SERVICES + "/fichiers/{id}/annuler";
    static final String PROGRAMMES = "/bureau/programmes";
    static final String REPORT_FILE = PROGRAMMES + "/rapport.csv";
    static final String RULES = PROGRAMMES + "/regles";
    static final String RULE_REMOVE = RULES + "/{id}/retirer";
    static final String VISIT = PROGRAMMES + "/passage/{id}";

    private Addresses() {}

    static String coop(LocalDate from, LocalDate to) {
        return COOP + "?du=" + from + "&au=" + to;
    }

    static String file(UUID id, String format) {
        return COOP + "/fichiers/" + id + "." + format;
    }

    static String removeFile(UUID id) {
        return COOP + "/fichiers/" + id + "/annuler";
    }

    static String franceServicesFile(UUID id, String format) {
        return FRANCE_SERVICES + "/fichiers/" + id + "." + format;
    }

    static String removeFranceServicesFile(UUID id) {
        return FRANCE_SERVICES + "/fichiers/" + id + "/annuler";
    }

    static String removeRule(UUID id) {
        return RULES + "/" + id + "/retirer";
    }

    static String visit(UUID id) {
        return PROGRAMMES + "/passage/" + id;
    }

    static String programme(Programme programme, LocalDate from, LocalDate to) {
        return PROGRAMMES + "?programme=" + programme.key() + "&du=" + from + "&au=" + to;
    }

    static String report(Programme programme, LocalDate from, LocalDate to) {
        return REPORT_FILE + "?programme=" + programme.key() + "&du=" + from + "&au=" + to;
    }
}
