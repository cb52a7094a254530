// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.nomenclature;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The lists of others that ours are translated to. Either a whole act is translated, or one code of one list. */
public enum OutsideList {
    FRANCE_SERVICES_OPERATOR("france-services-operator", null),
    FRANCE_SERVICES_THEME("france-services-theme", null),
    /** The eight modes of intervention of the standard of social mediation. */
    NF_X60_600("nf-x60-600", null),
    /** The eight modes of the same standard, for what has no visitor. */
    NF_ACTIVITY("nf-x60-600-activite", CodeList.ACTIVITY),
    COOP_THEME("coop-thematique", null),
    COOP_ADMINISTRATIVE_THEME("coop-thematique-administrative", null),
    /** Where La Coop is told a person was referred; meaningful for an act whose result is a referral. */
    COOP_REFERRED_TO("coop-structure-de-redirection", null),
    /** The services of the national standard of digital help places. */
    STANDARD_SERVICE("standard-service", null),
    COOP_PLACE("coop-type-lieu", CodeList.PRESENCE),
    COOP_GENDER("coop-genre", CodeList.GENDER),
    COOP_AGE_BAND("coop-tranche-age", CodeList.AGE_BAND),
    COOP_SITUATION("coop-statut", CodeList.SITUATION),
    COOP_AUTONOMY("coop-autonomie", CodeList.AUTONOMY),
    COOP_DEVICE("coop-materiel", CodeList.DEVICE);

    private final String key;
    private final @Nullable CodeList source;

    OutsideList(String key, @Nullable CodeList source) {
        this.key = key;
        this.source = source;
    }

    /** The name of the list in the database, in files and in addresses. */
    public String key() {
        return key;
    }

    /** The list of ours that is translated code by code; nothing when whole acts are translated. */
    public Optional<CodeList> source() {
        return Optional.ofNullable(source);
    }

    public static Optional<OutsideList> find(String key) {
        return Arrays.stream(values()).filter(list -> list.key.equals(key)).findAny();
    }
}
