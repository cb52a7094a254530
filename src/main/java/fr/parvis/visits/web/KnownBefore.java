// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.web;

import org.jspecify.annotations.Nullable;

/**
 * Facts of the visitor that the page which leads to the desk knows already, such as a theme or a language: codes alone, never who it is. A
 * fact is null where it is not known, or where its code may not be used today.
 *
 * @param theme code of list THEME
 * @param commune INSEE code, {@code communeText} as the form names it
 * @param partner code of list OPERATOR: for whom, and whom the request is about
 * @param presence code of list PRESENCE
 * @param language code of list LANGUAGE
 */
public record KnownBefore(
        @Nullable String theme,
        @Nullable String commune,
        @Nullable String communeText,
        @Nullable String partner,
        @Nullable String presence,
        @Nullable String language) {
    static final KnownBefore NOTHING = new KnownBefore(null, null, null, null, null, null);

    VisitForm in(VisitForm blank) {
        var form = blank;
        if (theme != null) {
            form = form.with("requests[0].theme", theme);
            if (partner != null) form = form.with("requests[0].operator", partner);
        }
        if (communeText != null) form = form.with("commune", communeText);
        if (presence != null) form = form.with("presence", presence);
        if (language != null) form = form.with("language", language);
        return partner == null ? form : form.with("partner", partner);
    }
}
