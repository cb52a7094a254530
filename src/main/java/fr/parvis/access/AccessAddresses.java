// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access;

import java.util.UUID;

/** Addresses of pages of this module, for links from other modules. */
public final class AccessAddresses {
    /** Where one signs in. */
    public static final String SIGN_IN = "/connexion";

    /** Where the first administrator begins. */
    public static final String FIRST_STEPS = "/premiers-pas";

    public static final String OWN_ACCOUNT = "/bureau/mon-compte";

    /** Access tokens of the account that is signed in. */
    public static final String OWN_TOKENS = OWN_ACCOUNT + "#jetons";

    /** Home page of a partner's account. */
    public static final String PARTNER_HOME = "/partenaire";

    public static final String ACCOUNTS = "/bureau/comptes";
    public static final String NEW_ACCOUNT = ACCOUNTS + "/nouveau";

    public static final String JOURNAL = "/bureau/journal";

    /** The search of all pages. */
    public static final String SEARCH = "/bureau/chercher";

    private AccessAddresses() {}

    public static String account(UUID id) {
        return ACCOUNTS + "/" + id;
    }

    /** Journal of a person's file and of everything in it. */
    public static String journalOfFile(UUID person) {
        return JOURNAL + "?dossier=" + person;
    }
}
