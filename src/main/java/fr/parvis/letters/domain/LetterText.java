// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.letters.domain;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Text of a letter, part by part, as it is typed.
 *
 * @param sender name and address, one line each
 * @param addressee the same, as the window of an envelope shows it
 * @param subject also the title of an attestation
 * @param body paragraphs between empty lines; a line that begins with a hyphen is one of a list
 * @param enclosures one a line
 */
public record LetterText(
        String sender,
        String addressee,
        String place,
        @Nullable LocalDate date,
        String reference,
        String subject,
        String salutation,
        String body,
        String closing,
        String signature,
        String enclosures) {

    /** Its written parts under the names of their fields, in the order of the page. */
    public Map<String, String> parts() {
        var parts = new LinkedHashMap<String, String>();
        parts.put("sender", sender);
        parts.put("addressee", addressee);
        parts.put("place", place);
        parts.put("reference", reference);
        parts.put("subject", subject);
        parts.put("salutation", salutation);
        parts.put("body", body);
        parts.put("closing", closing);
        parts.put("signature", signature);
        parts.put("enclosures", enclosures);
        return parts;
    }

    LetterText with(String addressee) {
        return new LetterText(
                sender, addressee, place, date, reference, subject, salutation, body, closing, signature, enclosures);
    }

    /** This letter to somebody else; a gap stands in place of an address that is not known. */
    public LetterText to(String name, String service, List<String> postalLines, Phrases phrases) {
        return with(Stream.concat(
                        Stream.of(name, service),
                        postalLines.isEmpty() ? Stream.of(phrases.gap("addressee-address")) : postalLines.stream())
                .filter(line -> !line.isBlank())
                .collect(Collectors.joining("\n")));
    }

    /** This letter with its gaps filled, each under the words between its brackets. */
    LetterText filled(Map<String, String> facts) {
        return new LetterText(
                Gap.fill(sender, facts),
                Gap.fill(addressee, facts),
                Gap.fill(place, facts),
                date,
                Gap.fill(reference, facts),
                Gap.fill(subject, facts),
                Gap.fill(salutation, facts),
                Gap.fill(body, facts),
                Gap.fill(closing, facts),
                Gap.fill(signature, facts),
                Gap.fill(enclosures, facts));
    }

    LetterText on(LocalDate day) {
        return new LetterText(
                sender, addressee, place, day, reference, subject, salutation, body, closing, signature, enclosures);
    }

    public static List<String> lines(String text) {
        return Arrays.stream(text.split("\\R"))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
