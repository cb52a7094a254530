// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.web;

import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.network.Extent;
import fr.parvis.statistics.domain.Dimension;
import fr.parvis.values.Period;
import fr.parvis.visits.VisitsAddresses;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** The address of the visits that a figure counts, for an account that may see them; the head of the network sees none. */
record Passages(SignedIn who, Extent extent, Period period) {

    /** Address of all visits that a figure counts. */
    @Nullable
    String all() {
        return with(null, "");
    }

    /** Those of one code; null where the list cannot be asked for it. */
    @Nullable
    String of(Dimension dimension, String code) {
        var parameter = parameter(dimension);
        return parameter == null || code.isEmpty() ? null : with(parameter, value(dimension, code));
    }

    private @Nullable String with(@Nullable String parameter, String code) {
        if (who.association() == null) return null;
        boolean leads = who.may(Right.READ_TEAM_DAY);
        var address = UriComponentsBuilder.fromPath(VisitsAddresses.VISITS)
                .queryParam("du", period.from())
                .queryParam("au", period.to());
        switch (extent) {
            case Extent.Own own -> {
                if (leads) address.queryParam("mediateur", own.mediator());
                // what one recorded for colleagues is listed, not counted
                address.queryParam("assures", "oui");
            }
            case Extent.OfPoint point -> {
                if (!leads) return null;
                address.queryParam("point", point.point());
            }
            case Extent.OfTeam team -> {
                if (!leads) return null;
                address.queryParam("equipe", "{team}");
            }
            case Extent.OfAssociation of -> {
                if (!leads) return null;
            }
            case Extent.WholeNetwork network -> {
                return null;
            }
        }
        if (parameter != null) address.queryParam(parameter, "{code}");
        var values = new HashMap<String, Object>();
        if (extent instanceof Extent.OfTeam team) values.put("team", team.team());
        values.put("code", code);
        return address.encode().buildAndExpand(values).toUriString();
    }

    private static @Nullable String parameter(Dimension dimension) {
        return switch (dimension) {
            case THEME, FAMILY -> "theme";
            case OPERATOR -> "operateur";
            case LEVEL -> "niveau";
            case RESULT -> "resultat";
            case BLOCKER -> "blocage";
            case PRESENCE -> "presence";
            case DIRECTION -> "sens";
            case PARTNER -> "partenaire";
            case AGE_BAND -> "age";
            case TEAM -> "equipe";
            case FIRST_VISIT -> "premiere";
            default -> null;
        };
    }

    /** The list says these two in its own words. */
    private static String value(Dimension dimension, String code) {
        return switch (dimension) {
            case DIRECTION -> code.equals("outgoing") ? "sortante" : "entrante";
            case FIRST_VISIT -> code.equals("yes") ? "oui" : "non";
            default -> code;
        };
    }
}
