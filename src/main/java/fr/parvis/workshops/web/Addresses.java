// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.web;

import fr.parvis.workshops.WorkshopsAddresses;
import java.util.UUID;

/** Addresses of the pages of this module. */
final class Addresses {
    static final String WORKSHOPS = WorkshopsAddresses.WORKSHOPS;
    static final String CATALOGUE = WORKSHOPS + "/catalogue";
    static final String WORKSHOP = CATALOGUE + "/{id}";
    static final String MATERIALS = WORKSHOP + "/documents";
    static final String MATERIAL = WORKSHOPS + "/documents/{id}";
    static final String REMOVE_MATERIAL = MATERIAL + "/retirer";
    static final String ROOMS = WORKSHOPS + "/salles";
    static final String NEW = WORKSHOPS + "/nouveau";
    static final String CYCLE = WORKSHOPS + "/cycles/{id}";
    static final String SEATS = CYCLE + "/places";
    static final String CANCEL_CYCLE = CYCLE + "/annuler";
    static final String ADD_SESSION = CYCLE + "/seances";
    static final String ENROL_CARD = CYCLE + "/inscrire";
    static final String SESSION = WORKSHOPS + "/seances/{id}";
    static final String MOVE_SESSION = SESSION + "/deplacer";
    static final String CANCEL_SESSION = SESSION + "/annuler";
    static final String ENROLMENT = WORKSHOPS + "/inscriptions/{id}";
    static final String CANCEL_ENROLMENT = ENROLMENT + "/annuler";
    static final String ANSWER = ENROLMENT + "/reponse";
    static final String CERTIFICATE = ENROLMENT + "/attestation";
    static final String SESSION_VOUCHERS = SESSION + "/cheques";
    static final String REMOVE_VOUCHER = SESSION_VOUCHERS + "/{voucher}/retirer";
    static final String VOUCHERS = WORKSHOPS + "/cheques";
    static final String FREE_ACCESS = WORKSHOPS + "/libre-acces";
    static final String OF_CARD = WORKSHOPS + "/par-carte/{card}";
    static final String READ_CARD = WORKSHOPS + "/lire-carte";
    static final String PERSON = WORKSHOPS + "/personne/{person}";
    static final String VISIT = WORKSHOPS + "/passage/{visit}";

    private Addresses() {}

    static String workshop(UUID id) {
        return CATALOGUE + "/" + id;
    }

    static String material(UUID id) {
        return WORKSHOPS + "/documents/" + id;
    }

    static String newCycle(UUID workshop) {
        return NEW + "?atelier=" + workshop;
    }

    static String session(UUID id) {
        return WORKSHOPS + "/seances/" + id;
    }

    static String vouchers(UUID session) {
        return session(session) + "/cheques";
    }

    static String enrolment(UUID id) {
        return WORKSHOPS + "/inscriptions/" + id;
    }

    static String card(UUID id) {
        return WORKSHOPS + "/par-carte/" + id;
    }

    static String person(UUID id) {
        return WORKSHOPS + "/personne/" + id;
    }

    static String visit(UUID id) {
        return WORKSHOPS + "/passage/" + id;
    }
}
