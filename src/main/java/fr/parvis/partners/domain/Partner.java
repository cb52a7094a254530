// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.partners.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody else who can help.
 *
 * @param association association that owns it; null when the network shares it with all
 * @param kind one of {@link #KINDS}
 * @param operator code of the nomenclature, where there is one
 * @param territory one of {@link #TERRITORIES}
 * @param places INSEE codes of departments or communes; none for all of France
 * @param checkedOn day on which somebody last made sure that this is right
 */
public record Partner(
        UUID id,
        @Nullable UUID association,
        String name,
        String kind,
        @Nullable String operator,
        String territory,
        List<String> places,
        List<String> postalLines,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String web,
        LocalDate checkedOn,
        @Nullable UUID checkedBy,
        @Nullable LocalDate closedOn,
        int version) {

    /** Kinds of partners, by how often they are looked for. */
    public static final List<String> KINDS = List.of(
            "operator",
            "supplier",
            "ccas",
            "town-hall",
            "department",
            "legal-aid",
            "landlord",
            "housing",
            "health",
            "employment",
            "digital",
            "association",
            "other");

    public static final List<String> TERRITORIES = List.of("france", "departments", "communes");

    /** Synonyms of each kind that people also type in the search. */
    private static final Map<String, String> ALSO = Map.of(
            "supplier", "fournisseur energie solidarite precarite correspondant",
            "ccas", "centre communal action sociale ccas",
            "town-hall", "mairie hotel ville",
            "department", "departement mds maison solidarites assistante sociale",
            "legal-aid", "droit juridique avocat justice",
            "landlord", "bailleur logement hlm",
            "housing", "logement hebergement",
            "health", "sante",
            "employment", "emploi insertion",
            "digital", "numerique");

    public boolean open() {
        return closedOn == null;
    }

    String also() {
        return ALSO.getOrDefault(kind, "");
    }
}
