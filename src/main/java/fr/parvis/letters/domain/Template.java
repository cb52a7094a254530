// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.letters.domain;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A letter that comes often, with fields that are filled and gaps that stay.
 *
 * @param theme code of list THEME whose cases it is offered to first
 * @param sources legal sources of its text and the day that each was read, one a line
 */
public record Template(
        String code,
        String label,
        Letter.Kind kind,
        @Nullable String theme,
        String addressee,
        String reference,
        String subject,
        String salutation,
        String body,
        String closing,
        String enclosures,
        String sources,
        boolean closed,
        int version) {

    /** Its texts that may hold fields, under the names of their own. */
    Map<String, String> parts() {
        var parts = new LinkedHashMap<String, String>();
        parts.put("addressee", addressee);
        parts.put("reference", reference);
        parts.put("subject", subject);
        parts.put("salutation", salutation);
        parts.put("body", body);
        parts.put("closing", closing);
        parts.put("enclosures", enclosures);
        return parts;
    }
}
