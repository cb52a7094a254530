// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.referrals.web;

import java.util.List;

/**
 * Page of the referrals to a partner, for its own account.
 *
 * @param place association that sent them
 * @param delay mean number of days to the first answer, in words
 */
public record OwnReferralsPage(
        String place, String sent, String waiting, String answered, String delay, List<Row> rows, int page, int pages) {

    /** @param until last day on which the link opens, in words; empty where nothing is awaited of the partner */
    public record Row(String sent, String state, String badge, String until, String answered, String days) {}
}
