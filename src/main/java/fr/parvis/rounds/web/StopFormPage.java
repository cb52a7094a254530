// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.web;

import fr.parvis.shell.Option;
import java.util.List;

/**
 * A stop being made or changed, and what single days of it are instead.
 *
 * @param ofDay values typed for one day and refused
 * @param written whether its hours say more than the form can
 */
public record StopFormPage(
        boolean known,
        String tour,
        String tourId,
        RoundForm form,
        RoundForm ofDay,
        String action,
        String dayAction,
        boolean written,
        List<Option> days,
        List<Option> rhythms,
        List<TourPage.NextRow> next) {}
