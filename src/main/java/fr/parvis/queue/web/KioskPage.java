// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.queue.web;

import fr.parvis.queue.domain.KioskStatus;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The kiosk before anybody has taken a ticket.
 *
 * @param home its own address
 * @param ticket identifier of the ticket that this page gives: two presses are one
 * @param opens opening time, in words, where it is closed and that is known
 */
public record KioskPage(
        String home,
        String point,
        KioskLanguage language,
        List<KioskLanguage> languages,
        KioskStatus taking,
        @Nullable String opens,
        UUID ticket,
        List<Tile> tiles) {

    /** One need. */
    public record Tile(String code, String label, String icon, int family) {}

    /** The address of the same page in another language. */
    public String in(KioskLanguage other) {
        return other.isFrench() ? home : home + "?langue=" + other.code();
    }
}
