// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.queue.web;

/**
 * The ticket that somebody has just taken.
 *
 * @param home address where the next person begins
 * @param before number of tickets called before
 * @param minutes minutes that it may take, about
 * @param day and time by the point's clock, as the paper says them
 */
public record KioskTicketPage(
        String home,
        String point,
        KioskLanguage language,
        String label,
        int before,
        int minutes,
        String day,
        String time) {}
