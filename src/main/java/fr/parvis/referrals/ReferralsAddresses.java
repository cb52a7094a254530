// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.referrals;

import java.util.UUID;

/** Addresses of pages of this module, for links from other modules. */
public final class ReferralsAddresses {
    public static final String REFERRALS = "/bureau/transmissions";

    private ReferralsAddresses() {}

    public static String referral(UUID id) {
        return REFERRALS + "/" + id;
    }

    /** The form of a new referral of a case, with the partners found by these words. */
    public static String newReferral(String caseFile, String words) {
        return REFERRALS + "/nouvelle?suivi=" + caseFile + "&q=" + words;
    }
}
