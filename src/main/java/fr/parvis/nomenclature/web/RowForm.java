// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.nomenclature.web;

import fr.parvis.nomenclature.OutsideList;
import fr.parvis.nomenclature.Translation;
import fr.parvis.nomenclature.domain.TranslationKey;
import fr.parvis.nomenclature.domain.TranslationRow;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Values that the network's head fills in about a row of a crosswalk, as typed.
 *
 * @param cibles codes of the outside list
 * @param aucune "true" when the acts have no place in the outside list
 * @param depuis first day of the acts concerned; empty for all acts
 * @param retirer "true" to withdraw the row
 * @param vues the rows that were on the screen
 * @param nouvelle "true" for a row that is added
 */
public record RowForm(
        String liste,
        String theme,
        String operateur,
        String presence,
        String niveau,
        String code,
        List<String> cibles,
        String aucune,
        String confirmee,
        String note,
        String depuis,
        String retirer,
        String vues,
        String nouvelle) {

    public RowForm {
        liste = FormFields.text(liste);
        theme = FormFields.text(theme);
        operateur = FormFields.text(operateur);
        presence = FormFields.text(presence);
        niveau = FormFields.text(niveau);
        code = FormFields.text(code);
        cibles = cibles == null ? List.of() : List.copyOf(cibles);
        aucune = FormFields.text(aucune);
        confirmee = FormFields.text(confirmee);
        note = FormFields.text(note);
        depuis = FormFields.text(depuis);
        retirer = FormFields.text(retirer);
        vues = FormFields.text(vues);
        nouvelle = FormFields.text(nouvelle);
    }

    static RowForm of(TranslationKey key, List<TranslationRow> standing, LocalDate today) {
        var current = standing.stream().filter(row -> row.holdsOn(today)).findFirst();
        var translation = current.map(TranslationRow::translation);
        return new RowForm(
                key.list().key(),
                key.theme(),
                key.operator(),
                key.presence(),
                key.level(),
                key.trait(),
                translation.map(Translation::targets).orElse(List.of()),
                translation.map(t -> String.valueOf(t.targets().isEmpty())).orElse(""),
                translation.map(t -> String.valueOf(t.confirmed())).orElse("true"),
                translation.map(Translation::note).orElse(""),
                "",
                "",
                ids(standing),
                String.valueOf(standing.isEmpty()));
    }

    private static String ids(List<TranslationRow> rows) {
        return rows.stream().map(row -> row.id().toString()).collect(Collectors.joining(","));
    }

    RowForm basedOn(List<TranslationRow> standing) {
        return new RowForm(
                liste,
                theme,
                operateur,
                presence,
                niveau,
                code,
                cibles,
                aucune,
                confirmee,
                note,
                depuis,
                retirer,
                ids(standing),
                nouvelle);
    }

    RowForm withKey(TranslationKey key) {
        return new RowForm(
                key.list().key(),
                key.theme(),
                key.operator(),
                key.presence(),
                key.level(),
                key.trait(),
                cibles,
                aucune,
                confirmee,
                note,
                depuis,
                retirer,
                vues,
                nouvelle);
    }

    boolean isNew() {
        return nouvelle.equals("true");
    }

    TranslationKey key(OutsideList list) {
        return new TranslationKey(list, theme, operateur, presence, niveau, code);
    }

    /** Whether one act may stand under several codes of the list. */
    static boolean several(OutsideList list) {
        return switch (list) {
            case COOP_THEME, COOP_ADMINISTRATIVE_THEME, STANDARD_SERVICE -> true;
            case FRANCE_SERVICES_OPERATOR,
                    FRANCE_SERVICES_THEME,
                    NF_X60_600,
                    NF_ACTIVITY,
                    COOP_REFERRED_TO,
                    COOP_PLACE,
                    COOP_GENDER,
                    COOP_AGE_BAND,
                    COOP_SITUATION,
                    COOP_AUTONOMY,
                    COOP_DEVICE -> false;
        };
    }

    /** Nothing when the row is withdrawn. */
    @Nullable
    Translation translation() {
        if (retirer.equals("true")) return null;
        return new Translation(aucune.equals("true") ? List.of() : cibles, confirmee.equals("true"), note);
    }

    Set<UUID> seen() {
        try {
            return Arrays.stream(vues.split(","))
                    .filter(id -> !id.isBlank())
                    .map(UUID::fromString)
                    .collect(Collectors.toSet());
        } catch (IllegalArgumentException e) {
            return Set.of();
        }
    }

    void check(TranslationKey key, Problems problems) {
        FormFields.dayOrNone(depuis, "depuis", problems);
        if (note.length() > 300) problems.add("note", Words.t("nomenclature.row.note-long"));
        if (retirer.equals("true")) return;
        if (key.list().source().isPresent() && key.trait().isEmpty())
            problems.add("code", Words.t("nomenclature.row.code-missing"));
        if (!aucune.equals("true") && cibles.isEmpty())
            problems.add("cibles", Words.t("nomenclature.row.target-missing"));
        if (!several(key.list()) && cibles.size() > 1) problems.add("cibles", Words.t("nomenclature.row.one-target"));
    }
}
