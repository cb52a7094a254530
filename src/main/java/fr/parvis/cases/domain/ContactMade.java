// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.cases.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A call, a mail or a letter about a case.
 *
 * @param channel one of {@link #CHANNELS}
 * @param party party that it was with
 * @param said summary of what was said and answered
 */
public record ContactMade(
        UUID id, UUID caseFile, LocalDate day, UUID madeBy, String channel, String party, String said) {
    public static final List<String> CHANNELS = List.of("call", "mail", "letter", "portal", "meeting");
    public static final List<String> PARTIES = List.of("body", "person", "partner");
}
