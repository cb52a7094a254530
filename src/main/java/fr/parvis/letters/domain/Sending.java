// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.letters.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * The sending of a letter.
 *
 * @param channel one of {@link #CHANNELS}
 * @param to the tracking number of a registered letter, the address of a mail, else what was noted
 * @param begunAt time when the mail was handed to its server, or the sending written down
 * @param gone false while a mail is on its way, or when nobody knows whether it went
 */
public record Sending(
        UUID letter, String channel, LocalDate sentOn, UUID sentBy, Instant begunAt, boolean gone, String to) {
    public static final List<String> CHANNELS = List.of("registered", "post", "mail", "portal", "hand");

    String about() {
        return "sending " + letter;
    }

    /** The channel as cases name contacts made. */
    String contact() {
        return switch (channel) {
            case "registered", "post" -> "letter";
            case "mail" -> "mail";
            case "portal" -> "portal";
            default -> "meeting";
        };
    }
}
