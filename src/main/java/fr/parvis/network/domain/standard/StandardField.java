// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain.standard;

import fr.parvis.values.FoldedText;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A column of the standard, in the order in which version 2 lists them, with the names it had or is often given. */
public enum StandardField {
    ID("id", true),
    PIVOT("pivot", false, "siret", "rna"),
    NAME("nom", true),
    SERVICES("services", false, "service"),
    TYPOLOGY("typologie", false, "typologies"),
    PARENT("structure_parente", false, "structure"),
    COMMUNE("commune", true, "ville"),
    POSTCODE("code_postal", true, "cp"),
    ADDRESS("adresse", true, "voie"),
    INSEE("code_insee", false, "insee", "code_commune"),
    ADDRESS_COMPLEMENT("complement_adresse", false, "complement_d_adresse"),
    LATITUDE("latitude", false, "lat"),
    LONGITUDE("longitude", false, "lon", "lng", "long"),
    PHONE("telephone", false, "tel"),
    EMAILS("courriels", false, "courriel", "email", "emails", "mail"),
    WEBSITES("site_web", false, "sites_web", "site_internet", "url"),
    SUMMARY("presentation_resume", false),
    DETAIL("presentation_detail", false),
    PUBLICS("publics_specifiquement_adresses", false, "publics_accueillis"),
    SPECIAL_CARE("prise_en_charge_specifique", false),
    FEES("frais_a_charge", false, "conditions_acces", "conditions_d_acces"),
    ACCESS("modalites_acces", false, "modalites_d_acces"),
    SUPPORT("modalites_accompagnement", false, "modalites_d_accompagnement"),
    ACCESSIBILITY("fiche_acces_libre", false, "accessibilite"),
    ROAMING("itinerance", false),
    PROGRAMMES("dispositif_programmes_nationaux", false, "dispositifs_programmes_nationaux", "labels_nationaux"),
    TRAINING("formations_labels", false),
    OTHER_LABELS("autres_formations_labels", false, "labels_autres"),
    HOURS("horaires", false),
    BOOKING("prise_rdv", false, "prise_de_rdv"),
    UPDATED("date_maj", false, "date_de_mise_a_jour"),
    SOURCE("source", false);

    private static final Map<String, StandardField> BY_NAME = new HashMap<>();

    static {
        for (StandardField field : values()) {
            BY_NAME.put(FoldedText.words(field.column), field);
            field.otherNames.forEach(name -> BY_NAME.put(FoldedText.words(name), field));
        }
    }

    private final String column;
    private final boolean required;
    private final List<String> otherNames;

    StandardField(String column, boolean required, String... otherNames) {
        this.column = column;
        this.required = required;
        this.otherNames = List.of(otherNames);
    }

    /** The name of the column in version 2. */
    public String column() {
        return column;
    }

    /** Whether a place without it is refused. */
    public boolean required() {
        return required;
    }

    /** The field that a header means, whatever its case, accents and spaces. */
    static Optional<StandardField> named(String header) {
        return Optional.ofNullable(BY_NAME.get(FoldedText.words(header)));
    }

    static List<StandardField> listRequired() {
        return Arrays.stream(values()).filter(StandardField::required).toList();
    }
}
