// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reports.domain;

import fr.parvis.contracts.Unit;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Words of reports, in French whatever the language of the screens. */
public interface ReportWords {
    /** "Passages". */
    String indicator(String key);

    /** Definition of an indicator, in a sentence. */
    String definition(String key);

    /** "3e trimestre 2026", "2026 depuis janvier", "3e trimestre 2025". */
    String column(ReportPeriod period, Column column);

    /** "3e trimestre 2026", "année 2026". */
    String period(ReportPeriod period);

    /** Heading of the rows of a split: "Thème". */
    String head(Split by);

    String code(Split by, String code, LocalDate on);

    String month(YearMonth month);

    String briefMonth(YearMonth month);

    /** @param minutes whether the number is of minutes */
    String number(boolean minutes, long value);

    String hidden();

    String rest();

    String total();

    /** In place of a number that is deleted in part. */
    String knownInPart();

    /** A number that is counted from that day on: "812 (depuis le 11 mars 2027)". */
    String knownFrom(String number, LocalDate day);

    /** Why an earlier number is not told. */
    String deletedBefore(LocalDate day);

    /** Why numbers are hidden. */
    String hiddenNote(int threshold);

    /** Note on a list whose rows leave acts out or count them twice. */
    String overlapNote();

    /** How many of the smallest rows are left out. */
    String cut(int rows);

    /** Where there is nothing to show. */
    String nothing();

    /** An indicator that a template names and nobody defines any more. */
    String unknown(String indicator);

    /** Under which words the year so far and the year before stand in a text: "année", "an dernier". */
    String inText(Column column);

    /** Points that bear a label: "points France Services". */
    String label(String label);

    /** Place of the acts: "Pimms de Lyon", "Pimms de Lyon, Bron Parilly", with the operator where one is chosen. */
    String subtitle(String place, @Nullable String operator, ReportPeriod period);

    /** Heading of what is said of a contract: "Convention Énergie 2026". */
    String contract(String name);

    String contractCaption();

    String contractHead();

    /** "Promis", "3e trimestre 2026", "Depuis le début". */
    List<String> contractColumns(ReportPeriod period);

    /** "Factures impayées (demandes)". */
    String contractLine(String name, Unit unit);

    /** Caption of blocks that have none: what a difference is about. */
    String block(Block block);

    /** Shown names of figures, as a hint: "[passages]". */
    default List<String> names(List<String> indicators) {
        return indicators.stream()
                .map(key -> "[" + FiguresInText.name(indicator(key)) + "]")
                .toList();
    }
}
