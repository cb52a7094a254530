// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.skills.web;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Addresses of the pages of this module. */
final class Addresses {
    static final String SKILLS = "/bureau/competences";
    static final String CARD = SKILLS + "/lire-carte";
    static final String NEW_CARD = SKILLS + "/nouvelle-carte";
    static final String BLANK = SKILLS + "/feuille-vierge.pdf";
    static final String FIGURES = SKILLS + "/chiffres";
    static final String OF_NETWORK = SKILLS + "/reseau";
    static final String PERSON = SKILLS + "/personne/{person}";
    static final String OF_CARD = SKILLS + "/par-carte/{card}";
    static final String PATH = SKILLS + "/parcours/{learner}";
    static final String ASSESSMENT = PATH + "/bilan";
    static final String END = PATH + "/fin";
    static final String PAPER = PATH + "/saisie";
    static final String FOLLOW_UP = PATH + "/plus-tard";
    static final String SHEET = PATH + "/feuille.pdf";
    static final String JOIN = SKILLS + "/personne/{person}/joindre";
    static final String PART = PATH + "/separer";
    static final String SECOND = SKILLS + "/second-regard/{assessment}/{gesture}";
    static final String VISIT = SKILLS + "/passage/{visit}";
    static final String CARD_OF_VISIT = VISIT + "/lire-carte";
    static final String DESK_OF_VISIT = VISIT + "/comptoir";
    static final String GESTURES = "/bureau/gestes-numeriques";

    /** The codes of gestures are words; anything else is no part of an address. */
    private static final Pattern GESTURE = Pattern.compile("[a-z0-9-]+");

    private Addresses() {}

    static String path(UUID learner) {
        return SKILLS + "/parcours/" + learner;
    }

    /** @param gesture null, or an unknown one: the first */
    static String assessment(UUID learner, UUID point, @Nullable String gesture) {
        return path(learner) + "/bilan?point=" + point
                + (gesture == null || !GESTURE.matcher(gesture).matches() ? "" : "&geste=" + gesture);
    }

    static String end(UUID learner, UUID point) {
        return path(learner) + "/fin?point=" + point;
    }

    static String followUp(UUID learner) {
        return path(learner) + "/plus-tard";
    }

    static String person(UUID person) {
        return SKILLS + "/personne/" + person;
    }

    static String card(UUID card) {
        return SKILLS + "/par-carte/" + card;
    }

    static String second(UUID assessment, String gesture) {
        return SKILLS + "/second-regard/" + assessment + "/" + gesture;
    }

    static String visit(UUID visit) {
        return SKILLS + "/passage/" + visit;
    }
}
