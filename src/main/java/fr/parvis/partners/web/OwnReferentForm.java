// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.partners.web;

import fr.parvis.shell.Problems;
import java.util.Map;

/** The form of a referent: what was typed, and what is wrong with it. */
public record OwnReferentForm(
        String id,
        boolean fresh,
        int version,
        String title,
        String place,
        Map<String, String> typed,
        Problems problems) {

    public String of(String field) {
        return typed.getOrDefault(field, "");
    }
}
