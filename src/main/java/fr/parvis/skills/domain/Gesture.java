// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.skills.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * An everyday gesture on a computer or telephone, in one of its versions.
 *
 * @param watchFor signs of doing it alone, in one line
 * @param picture name of an icon
 * @param themes codes of themes of requests in which it can be seen; a family stands for its themes
 * @param place order among the others
 * @param proposed whether it is still seen in new assessments
 */
public record Gesture(
        String code,
        int version,
        String label,
        String labelEn,
        String watchFor,
        String watchForEn,
        String picture,
        List<String> themes,
        int place,
        boolean proposed,
        LocalDate validFrom) {

    /** Pictures that a gesture may have: each is drawn for screens and for paper. */
    public static final List<String> PICTURES = List.of(
            "power",
            "wifi",
            "search",
            "envelope-at",
            "camera",
            "key",
            "card-checklist",
            "shield-exclamation",
            "phone",
            "laptop",
            "keyboard",
            "printer",
            "calendar-check",
            "paperclip",
            "camera-video",
            "bank");

    public String label(Locale locale) {
        return said(label, labelEn, locale);
    }

    public String watchFor(Locale locale) {
        return said(watchFor, watchForEn, locale);
    }

    private static String said(String french, String english, Locale locale) {
        return locale.getLanguage().equals("en") && !english.isEmpty() ? english : french;
    }
}
