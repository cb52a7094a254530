// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.letters.web;

import fr.parvis.letters.domain.Blank;
import fr.parvis.shell.Problems;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A letter to write or to read.
 *
 * @param open whether its text may change
 * @param values its parts under the names of their fields
 * @param placeAndDate as the paper has them
 * @param stored the parts that somebody else wrote differently meanwhile
 * @param storedBy author of those parts, and the time
 * @param gaps gaps still to fill in
 * @param blanks those that are asked for one by one, with what is known of them by now
 * @param byHand whether something is to be written on the paper
 * @param sources legal sources of its template
 * @param sent sending in words; empty before
 * @param unknown whether a mail is on its way that nobody knows to have gone
 * @param query search text in the directory; empty when nothing was looked for
 * @param caseOpen whether another may be begun from it
 */
public record LetterPage(
        String id,
        String title,
        String lead,
        String caseFile,
        String asked,
        String personName,
        boolean discreet,
        boolean attestation,
        String state,
        String stateText,
        String stateKind,
        String number,
        boolean open,
        int version,
        Map<String, String> values,
        String placeAndDate,
        Map<String, String> stored,
        String storedBy,
        List<String> gaps,
        List<Blank> blanks,
        boolean byHand,
        boolean draws,
        List<String> sources,
        String sent,
        boolean onItsWay,
        boolean unknown,
        String query,
        List<Found> found,
        boolean caseOpen,
        boolean warned,
        Problems problems) {

    /** Somebody of the directory to write to. */
    public record Found(String id, String name, String text) {}

    /** Gaps that are filled in the text itself. */
    public List<String> unasked() {
        var asked = blanks.stream().map(Blank::name).toList();
        return gaps.stream().filter(gap -> !asked.contains(gap)).toList();
    }

    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    /** First line of a part. */
    public String firstLine(String field) {
        return value(field).lines().findFirst().orElse("").strip();
    }

    /** Sender and addressee, in short; empty while one of them is missing. */
    public String between() {
        var from = firstLine("sender");
        var to = firstLine("addressee");
        return from.isEmpty() || to.isEmpty() ? "" : from + " → " + to;
    }

    /** Whether folded parts are open: one of them is empty, was refused or written by somebody else, or the directory was asked. */
    public boolean opens(String... fields) {
        return !problems.isEmpty()
                || !stored.isEmpty()
                || !query.isEmpty()
                || Stream.of(fields).anyMatch(field -> value(field).isBlank());
    }

    public boolean differs(String field) {
        return stored.containsKey(field);
    }
}
