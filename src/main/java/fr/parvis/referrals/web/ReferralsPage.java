// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.referrals.web;

import fr.parvis.shell.Option;
import java.util.List;

/**
 * The referrals of the association.
 *
 * @param shown part that is shown
 * @param whose mine or everybody's
 * @param times times that partners take, over a year
 */
public record ReferralsPage(
        String shown,
        List<Option> showable,
        String whose,
        List<Option> owners,
        List<Row> rows,
        int total,
        int page,
        int pages,
        int patience,
        List<Time> times) {
    public record Row(
            String to,
            String href,
            String person,
            boolean discreet,
            String when,
            String state,
            String badge,
            boolean late) {}

    /** @param days in words; empty when nobody answered yet */
    public record Time(String partner, String sent, String answered, String days) {}
}
