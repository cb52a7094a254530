// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.programmes.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An act in the words of La Coop; codes are those of its lists. A visit is one act, whatever the number of its requests; so is a session of a workshop.
 *
 * @param session whether it is the session of a workshop; a visit may be collective too
 * @param minutes of all digital requests, or of the session
 * @param place code of the kind of place; empty where nothing translates it
 * @param point point where it took place, for {@link #AT_THE_PLACE}
 * @param insee code of the commune, for a home or another place
 * @param themes digital ones; with {@link #ADMINISTRATIVE} among them, {@code administrative} says which
 * @param autonomy the least of the requests; empty where nobody said
 * @param redirection referral of the person; empty: none
 * @param title of a workshop
 * @param persons helped together
 * @param before of them, how many had been helped before
 * @param counts persons by dimension ({@link #DIMENSIONS}) and code, one dimension at a time; the rest was not said
 * @param unconfirmed whether a translation is not confirmed by the network's head
 */
public record CoopAct(
        UUID id,
        boolean collective,
        boolean session,
        LocalDate day,
        int minutes,
        String place,
        @Nullable UUID point,
        @Nullable String insee,
        List<String> themes,
        List<String> administrative,
        List<String> devices,
        String autonomy,
        String redirection,
        String title,
        int persons,
        int before,
        Map<String, Map<String, Integer>> counts,
        List<UUID> mediators,
        boolean unconfirmed) {
    public static final String AT_THE_PLACE = "lieu_activite";
    public static final String AT_HOME = "domicile";
    public static final String ELSEWHERE = "autre";
    public static final String ADMINISTRATIVE = "aide_aux_demarches_administratives";
    public static final String NOT_SAID = "non_communique";

    public static final String GENDER = "genre";
    public static final String AGE = "tranche_age";
    public static final String STATUS = "statut";

    /** The dimensions with their codes, in the order of the columns; what was not said is the last of each. */
    public static final Map<String, List<String>> DIMENSIONS = dimensions();

    private static Map<String, List<String>> dimensions() {
        var all = new java.util.LinkedHashMap<String, List<String>>();
        all.put(GENDER, List.of("feminin", "masculin", NOT_SAID));
        all.put(
                AGE,
                List.of(
                        "moins_de_douze",
                        "douze_dix_huit",
                        "dix_huit_vingt_quatre",
                        "vingt_cinq_trente_neuf",
                        "quarante_cinquante_neuf",
                        "soixante_soixante_neuf",
                        "soixante_dix_plus",
                        NOT_SAID));
        all.put(STATUS, List.of("scolarise", "sans_emploi", "en_emploi", "retraite", NOT_SAID));
        return java.util.Collections.unmodifiableMap(all);
    }

    /** Persons of a code. Those of whom nothing was said are not said, so that each dimension adds up to all. */
    public int count(String dimension, String code) {
        var said = counts.getOrDefault(dimension, Map.of());
        if (!code.equals(NOT_SAID)) return said.getOrDefault(code, 0);
        int others = said.entrySet().stream()
                .filter(one -> !one.getKey().equals(NOT_SAID))
                .mapToInt(Map.Entry::getValue)
                .sum();
        return Math.max(0, persons - others);
    }
}
