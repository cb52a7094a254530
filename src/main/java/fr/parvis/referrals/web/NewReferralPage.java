// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.referrals.web;

import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.util.List;
import java.util.Map;

/**
 * Handing a person on: first to whom, then what.
 *
 * @param chosen addressee; empty while searching
 * @param mailable whether a mail can go there from here
 * @param safe way to reach a person in danger
 */
public record NewReferralPage(
        String id,
        String person,
        String personName,
        String caseFile,
        String caseAsked,
        boolean discreet,
        String safe,
        String words,
        List<Found> found,
        String chosen,
        String chosenName,
        String bestBy,
        boolean hasMailbox,
        boolean mailable,
        List<FieldLine> fields,
        Map<String, String> typed,
        List<Option> manners,
        String today,
        boolean warned,
        Problems problems) {
    public record Found(String id, String name, String service, String bestBy) {}

    /** @param value of the file, or as it was typed */
    public record FieldLine(String key, String label, String value, boolean checked) {}

    public String of(String field) {
        return typed.getOrDefault(field, "");
    }

    public String query() {
        return caseFile.isEmpty() ? "personne=" + person : "suivi=" + caseFile;
    }
}
