// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access;

import static fr.parvis.access.Right.*;

import java.util.EnumSet;
import java.util.Set;

/** Role of somebody in the network, and the rights that come with it. */
public enum Role {
    MEDIATOR(
            RECORD_VISITS,
            FOLLOW_PEOPLE,
            KEEP_PARTNERS,
            WORK_LISTS,
            LEND_EQUIPMENT,
            ANSWER_LINE,
            READ_FIGURES,
            READ_POINTS,
            READ_NOMENCLATURE),
    SITE_LEAD(
            SEE_OVERVIEW,
            RECORD_VISITS,
            READ_TEAM_DAY,
            PLAN_ROTA,
            FOLLOW_PEOPLE,
            LEAD_FOLLOW_UP,
            KEEP_PARTNERS,
            WORK_LISTS,
            KEEP_LISTS,
            LEND_EQUIPMENT,
            KEEP_STOCK,
            ANSWER_LINE,
            SUPERVISE_LINE,
            READ_FIGURES,
            READ_CONTRACTS,
            READ_POINTS,
            EDIT_POINTS,
            READ_NOMENCLATURE,
            MANAGE_DEVICES),
    DIRECTOR(
            SEE_OVERVIEW,
            RECORD_VISITS,
            READ_TEAM_DAY,
            PLAN_ROTA,
            FOLLOW_PEOPLE,
            LEAD_FOLLOW_UP,
            KEEP_PARTNERS,
            WORK_LISTS,
            KEEP_LISTS,
            LEND_EQUIPMENT,
            KEEP_STOCK,
            READ_PRIVACY,
            ANSWER_LINE,
            SUPERVISE_LINE,
            READ_FIGURES,
            WRITE_REPORTS,
            READ_CONTRACTS,
            KEEP_CONTRACTS,
            READ_POINTS,
            EDIT_POINTS,
            IMPORT_POINTS,
            READ_NOMENCLATURE,
            MANAGE_ACCOUNTS,
            MANAGE_DEVICES,
            MANAGE_WEBHOOKS,
            FETCH_VISITS,
            FETCH_APPOINTMENTS,
            FETCH_OUTCOMES),
    NETWORK_HEAD(
            SEE_OVERVIEW,
            EDIT_CASE_TEMPLATES,
            EDIT_LETTER_TEMPLATES,
            EDIT_LEGAL_TEXTS,
            KEEP_PARTNERS,
            SUPERVISE_LINE,
            READ_FIGURES,
            READ_NETWORK_FIGURES,
            READ_COVERAGE,
            PLAN_ROLLOUT,
            READ_POINTS,
            EDIT_POINTS,
            IMPORT_POINTS,
            FOLLOW_FEEDS,
            READ_NOMENCLATURE,
            EDIT_NOMENCLATURE,
            MANAGE_ASSOCIATIONS),
    DATA_PROTECTION_OFFICER(SEE_OVERVIEW, READ_JOURNAL, READ_PRIVACY, SET_RETENTION, READ_POINTS, READ_NOMENCLATURE),
    ADMINISTRATOR(
            SEE_OVERVIEW,
            MANAGE_ACCOUNTS,
            MANAGE_DEVICES,
            MANAGE_ASSOCIATIONS,
            EDIT_LEGAL_TEXTS,
            READ_JOURNAL,
            SET_RETENTION,
            READ_POINTS,
            EDIT_POINTS,
            IMPORT_POINTS,
            READ_NOMENCLATURE),
    /** Of a partner, beside the association that works for it: an account that holds it holds no other. */
    PARTNER(SEE_OWN_LISTS);

    private final Set<Right> rights;

    Role(Right... rights) {
        this.rights = EnumSet.of(WORK, rights);
    }

    public Set<Right> rights() {
        return EnumSet.copyOf(rights);
    }

    /** Whether a second step at sign-in is required: who sees or administers much must prove more than a password. */
    public boolean secondStepRequired() {
        return this == ADMINISTRATOR || this == NETWORK_HEAD || this == DATA_PROTECTION_OFFICER || this == PARTNER;
    }

    /** Whether the second step may wait for some days in a new account: not for who sees who read whose file, nor for a partner. */
    public boolean secondStepMayWait() {
        return this == ADMINISTRATOR || this == NETWORK_HEAD;
    }

    /** Whether these roles let in without a second step who still has time to set one up. */
    public static boolean mayWait(Set<Role> roles) {
        return roles.stream().allMatch(role -> !role.secondStepRequired() || role.secondStepMayWait());
    }
}
