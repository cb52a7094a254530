// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.publicsite.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.network.Commune;
import fr.parvis.publicsite.domain.UnderstandPlace.Where;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Place of a search as pages tell it.
 *
 * @param problem reason why it was not understood, in words
 * @param others communes that bear much the same name, or have the same postcode
 */
record Understood(@Nullable String problem, @Nullable Commune commune, List<Commune> others) {
    static Understood of(Where where) {
        return switch (where) {
            case Where.Nowhere() -> new Understood(null, null, List.of());
            case Where.NotUnderstood(var why, var what) ->
                new Understood(t("publicsite.problem." + why, what), null, List.of());
            case Where.InCommune(var commune, var others) -> new Understood(null, commune, others);
            case Where.At at -> new Understood(null, at.commune(), List.of());
        };
    }
}
