// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.referrals.web;

import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.util.List;
import java.util.Map;

/**
 * A referral as staff see it: what was passed, what was said, who came.
 *
 * @param mailable whether a mail can go to the partner from here
 */
public record ReferralPage(
        String id,
        String to,
        String person,
        String personName,
        boolean discreet,
        String caseFile,
        String state,
        String badge,
        boolean late,
        String sent,
        String agreed,
        String way,
        boolean paper,
        String expires,
        boolean locked,
        boolean over,
        boolean forgotten,
        List<Line> passed,
        List<Said> messages,
        List<Line> visits,
        boolean mayReply,
        boolean mayHear,
        boolean mayRenew,
        boolean mailable,
        boolean mayWithdraw,
        List<Option> hearable,
        Map<String, String> typed,
        boolean warned,
        Problems problems) {
    public record Line(String name, String text) {}

    public record Said(String what, String when, String who, String text, boolean byPartner) {}

    public String of(String field) {
        return typed.getOrDefault(field, "");
    }
}
