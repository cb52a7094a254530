// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.skills.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counterpart of a gesture in an outside framework.
 *
 * @param framework one of {@link #FRAMEWORKS}, with its edition
 * @param outside the code of a competence, domain or theme there
 * @param checked whether somebody compared it with the framework's own text
 * @param source source that it was read from; null as long as nobody compared it, and in what is to be kept where nobody compared it now
 */
public record Alignment(
        String code,
        String framework,
        String outside,
        boolean checked,
        @Nullable String source) {
    static final int LONGEST_SOURCE = 200;

    public static final List<String> FRAMEWORKS = List.of("digcomp-2.2", "digcomp-3.0", "pix", "coop-thematique");
}
