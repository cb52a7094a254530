// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.web;

import fr.parvis.indicators.Dimension;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The French name of each dimension in addresses of the explorer; where the list of visits has a filter for it, that filter's name. */
final class AddressName {
    private static final Map<Dimension, String> NAMES = new EnumMap<>(Dimension.class);

    static {
        for (var dimension : Dimension.values()) NAMES.put(dimension, name(dimension));
    }

    private AddressName() {}

    static String of(Dimension dimension) {
        return NAMES.getOrDefault(dimension, dimension.key());
    }

    static Optional<Dimension> find(String name) {
        return Arrays.stream(Dimension.values())
                .filter(dimension -> of(dimension).equals(name))
                .findAny();
    }

    private static String name(Dimension dimension) {
        return switch (dimension) {
            case DAY -> "jour";
            case MONTH -> "mois";
            case QUARTER -> "trimestre";
            case YEAR -> "annee";
            case WEEKDAY -> "jour-de-semaine";
            case ASSOCIATION -> "association";
            case POINT -> "point";
            case TEAM -> "equipe";
            case DEPARTMENT -> "departement";
            case COMMUNE -> "commune";
            case HOME_COMMUNE -> "commune-du-domicile";
            case HOME_DEPARTMENT -> "departement-du-domicile";
            case PRESENCE -> "presence";
            case DIRECTION -> "sens";
            case PARTNER -> "partenaire";
            case AGE_BAND -> "age";
            case GENDER -> "genre";
            case SITUATION -> "situation";
            case LANGUAGE -> "langue";
            case FIRST_VISIT -> "premiere";
            case THEME -> "theme";
            case FAMILY -> "famille";
            case OPERATOR -> "operateur";
            case LEVEL -> "niveau";
            case RESULT -> "resultat";
            case BLOCKER -> "blocage";
            case SUPPORT -> "aide";
            case AUTONOMY -> "autonomie";
            case DEVICE -> "materiel";
            case ACTIVITY -> "action";
            case TICKET_END -> "fin-du-numero";
            case TICKET_REASON -> "motif";
            case WAITED -> "attente";
            case CALL_RESULT -> "appel";
            case ITEM -> "objet";
            case MOVEMENT -> "mouvement";
            case APPOINTMENT_STATE -> "rendez-vous";
            case CHANNEL -> "moyen";
            case CONTACT_RESULT -> "issue";
        };
    }
}
