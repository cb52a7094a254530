// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.referrals.domain;

/** The sentences of a referral that stand among the contacts of its case. */
public interface ContactText {

    /** @param to the addressee, as {@link SendReferral#named} names it */
    String sent(String to);

    /** @param kind of a partner's answer: accept, refuse, ask or answer */
    String said(String kind);
}
