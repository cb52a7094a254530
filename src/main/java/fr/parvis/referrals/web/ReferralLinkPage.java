// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.referrals.web;

import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.util.List;
import java.util.Map;

/**
 * Page that a partner sees behind a link.
 *
 * @param stage closed, code or in
 * @param why reason why it is closed
 * @param byMail whether the code goes by mail
 * @param gone whether the code that was read aloud served already
 */
public record ReferralLinkPage(
        String stage,
        String why,
        String here,
        String place,
        boolean byMail,
        boolean gone,
        String by,
        String sent,
        String expires,
        List<ReferralPage.Line> passed,
        List<ReferralPage.Said> messages,
        String state,
        List<Option> kinds,
        Map<String, String> typed,
        Problems problems) {
    public String of(String field) {
        return typed.getOrDefault(field, "");
    }
}
