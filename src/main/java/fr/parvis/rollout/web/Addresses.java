// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rollout.web;

import java.util.UUID;

/** Addresses of the pages of the roll-out. */
final class Addresses {
    static final String ROLLOUT = "/bureau/deploiement";
    static final String FILE = ROLLOUT + "/plan.csv";
    static final String MAP = ROLLOUT + "/plan.json";
    static final String NEW = ROLLOUT + "/nouveau";
    static final String PLAN = ROLLOUT + "/{id}";
    static final String DELAY = PLAN + "/retard";
    static final String OPEN = PLAN + "/ouverture";
    static final String GIVE_UP = PLAN + "/abandon";
    static final String TAKE_UP = PLAN + "/reprise";
    static final String STAFF = "/bureau/formations";
    static final String REMOVE = STAFF + "/{id}/retirer";
    static final String GIVE_BACK = STAFF + "/{id}/remettre";

    private Addresses() {}

    static String plan(UUID id) {
        return ROLLOUT + "/" + id;
    }

    static String remove(UUID id) {
        return STAFF + "/" + id + "/retirer";
    }

    static String giveBack(UUID id) {
        return STAFF + "/" + id + "/remettre";
    }

    static String staff(UUID account) {
        return STAFF + "?qui=" + account;
    }
}
