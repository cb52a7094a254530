// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.values.EnumCode;
import java.util.Optional;

/** The questions that come with Parvis, in the order in which they are offered; outside an association in a form that tells no small count. */
enum ReadyQuestion {
    WHO_WHAT("mesure=requests&lignes=famille&colonnes=age", "mesure=requests&lignes=theme&colonnes=association"),
    WHERE("mesure=visits&mesure=persons&lignes=point", "mesure=visits&mesure=persons&lignes=association"),
    MONTHS("mesure=visits&lignes=mois", "mesure=visits&lignes=mois"),
    OPERATORS("mesure=requests&mesure=minutes&lignes=operateur", "mesure=requests&mesure=minutes&lignes=operateur"),
    WALLS("mesure=requests-walls&lignes=operateur&colonnes=blocage", "mesure=requests&lignes=blocage"),
    RESULTS(
            "mesure=requests&lignes=famille&colonnes=resultat&part=ligne",
            "mesure=requests&lignes=resultat&colonnes=association"),
    PRESENCE("mesure=visits&lignes=presence&colonnes=trimestre", "mesure=visits&lignes=presence&colonnes=association"),
    WEEKDAYS(
            "mesure=visits&lignes=jour-de-semaine&colonnes=point",
            "mesure=visits&lignes=trimestre&colonnes=association"),
    TIME("mesure=minutes&mesure=requests&lignes=theme", "mesure=minutes&mesure=requests&lignes=theme"),
    DIGITAL("mesure=requests-digital&lignes=aide&colonnes=autonomie", "mesure=requests&lignes=aide"),
    HOME("mesure=visits&lignes=commune-du-domicile&part=total", "mesure=visits&lignes=departement"),
    ACTIVITIES(
            "mesure=activities&mesure=activity-persons&mesure=activity-minutes&lignes=action",
            "mesure=activities&mesure=activity-persons&mesure=activity-minutes&lignes=action");

    private final String inside;
    private final String outside;

    ReadyQuestion(String inside, String outside) {
        this.inside = inside;
        this.outside = outside;
    }

    String key() {
        return EnumCode.of(this);
    }

    String title() {
        return t("indicators.explorer.ready." + key());
    }

    String text() {
        return t("indicators.explorer.ready." + key() + ".text");
    }

    /** Its address: of the last twelve months, of whom one sees usually. */
    String address(boolean ofNetwork) {
        return AskedQuestion.ADDRESS + "?" + (ofNetwork ? outside : inside) + "&periode="
                + RelativePeriod.TWELVE_MONTHS.key() + "&vue=" + key();
    }

    static Optional<ReadyQuestion> find(String key) {
        return EnumCode.find(ReadyQuestion.class, key);
    }
}
