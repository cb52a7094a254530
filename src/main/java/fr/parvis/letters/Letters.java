// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.letters;

import fr.parvis.values.Problem;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Letters of the current association, for modules that know what one is to say. */
public interface Letters {

    /**
     * A letter as another module wants it.
     *
     * @param id made by the caller, so that the same request twice begins one letter
     * @param template code of a template
     * @param addressee a partner of the directory, or a service of one; null leaves the addressee that the template names
     * @param facts known facts, under the names that fields and gaps bear in templates: "montant", "organisme". What is not known, and
     *     what no template asks for, is left alone.
     */
    record Wanted(
            UUID id,
            UUID caseFile,
            @Nullable String template,
            @Nullable UUID addressee,
            Map<String, String> facts) {}

    /**
     * Begins a draft: a person reads it, fills what is missing, and sends it. Nothing is sent here.
     *
     * @return reason why there is none; nothing when the draft stands
     */
    Optional<Problem> prepare(Wanted wanted);
}
