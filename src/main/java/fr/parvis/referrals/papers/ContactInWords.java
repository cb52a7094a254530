// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.referrals.papers;

import fr.parvis.referrals.domain.ContactText;
import fr.parvis.shell.Words;
import org.springframework.stereotype.Component;

/** The sentences of a referral that stand among the contacts of its case. */
@Component
class ContactInWords implements ContactText {

    @Override
    public String sent(String to) {
        return Words.t("referrals.case.sent", to);
    }

    @Override
    public String said(String kind) {
        return Words.t("referrals.case." + kind);
    }
}
