// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.publicsite.web;

import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A legal text while it is written.
 *
 * @param address address where the public reads it
 * @param conformities choices of what an audit said; empty where the page is not about that
 * @param basedOn version that the form was filled from; empty: none
 * @param changed time and author of the last change; empty: never
 * @param own whether the text that is shown is the network's own
 * @param preview HTML of what was typed, when that was asked for
 */
public record LegalTextPage(
        String key,
        String address,
        String body,
        List<Option> conformities,
        String conformity,
        String basedOn,
        String changed,
        boolean own,
        @Nullable String preview,
        List<Former> former,
        Problems problems) {

    /** A former version. */
    public record Former(String href, String said) {}
}
