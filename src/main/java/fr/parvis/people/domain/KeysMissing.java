// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.domain;

/** Rows are sealed under keys that are not there; the message, in French, tells the person at the console what to do. */
class KeysMissing extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KeysMissing(Iterable<String> keys) {
        super("Ce qui est noté sur les personnes est protégé par des clés qui manquent ici : " + String.join(", ", keys)
                + ". Remettez le fichier people.key tel qu’il était avec ces données (chaque sauvegarde le contient) ou donnez"
                + " les clés par PARVIS_PEOPLE_KEYS, puis redémarrez. Si plus personne ne les a, PARVIS_PEOPLE_KEYS_LOST="
                + String.join(",", keys) + " démarre sans elles : ce qu’elles protégeaient restera illisible.");
    }
}
