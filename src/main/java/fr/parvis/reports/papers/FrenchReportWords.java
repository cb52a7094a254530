// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reports.papers;

import fr.parvis.contracts.Unit;
import fr.parvis.indicators.IndicatorsWords;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.nomenclature.OutsideCode;
import fr.parvis.nomenclature.OutsideList;
import fr.parvis.reports.domain.Block;
import fr.parvis.reports.domain.Column;
import fr.parvis.reports.domain.ReportPeriod;
import fr.parvis.reports.domain.ReportWords;
import fr.parvis.reports.domain.Split;
import fr.parvis.shell.Words;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Words of reports, from the words of the screens in French. */
@Component
class FrenchReportWords implements ReportWords {
    private final Nomenclature nomenclature;

    FrenchReportWords(Nomenclature nomenclature) {
        this.nomenclature = nomenclature;
    }

    private static String t(String key, Object... args) {
        return Words.t(Words.FRENCH, key, args);
    }

    private static String in(Supplier<String> words) {
        return Words.in(Words.FRENCH).call(words::get);
    }

    @Override
    public String indicator(String key) {
        return in(() -> IndicatorsWords.name(key));
    }

    @Override
    public String definition(String key) {
        return in(() -> IndicatorsWords.definition(key));
    }

    @Override
    public String column(ReportPeriod period, Column column) {
        return switch (column) {
            case PERIOD -> capital(period(period));
            case YEAR -> t("reports.column.year", String.valueOf(period.year()));
            case YEAR_BEFORE -> capital(period(period.yearBefore()));
        };
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Words.FRENCH) + text.substring(1);
    }

    @Override
    public String period(ReportPeriod period) {
        return period.ofYear()
                ? t("reports.period.year", String.valueOf(period.year()))
                : t("reports.period.quarter." + period.quarter(), String.valueOf(period.year()));
    }

    @Override
    public String head(Split by) {
        return t("reports.by." + by.key());
    }

    @Override
    public String code(Split by, String code, LocalDate on) {
        if (code.isEmpty()) return t("reports.unsaid");
        return switch (by) {
            case THEME, FAMILY -> label(CodeList.THEME, code, on);
            case OPERATOR -> label(CodeList.OPERATOR, code, on);
            case LEVEL -> label(CodeList.LEVEL, code, on);
            case RESULT -> label(CodeList.RESULT, code, on);
            case PRESENCE -> label(CodeList.PRESENCE, code, on);
            case AGE_BAND -> label(CodeList.AGE_BAND, code, on);
            case GENDER -> label(CodeList.GENDER, code, on);
            case SITUATION -> label(CodeList.SITUATION, code, on);
            case SUPPORT -> label(CodeList.SUPPORT, code, on);
            case AUTONOMY -> label(CodeList.AUTONOMY, code, on);
            case ACTIVITY -> label(CodeList.ACTIVITY, code, on);
            case NF_MODE ->
                nomenclature.outside(OutsideList.NF_X60_600).stream()
                        .filter(one -> one.code().equals(code))
                        .map(FrenchReportWords::french)
                        .findAny()
                        .orElse(code);
            case MONTH, POINT -> code;
        };
    }

    private static String french(OutsideCode code) {
        return code.labels().getOrDefault("fr", code.code());
    }

    private String label(CodeList list, String code, LocalDate on) {
        return nomenclature.on(on).label(list, code, Words.FRENCH);
    }

    @Override
    public String month(YearMonth month) {
        return in(() -> Words.month(month));
    }

    @Override
    public String briefMonth(YearMonth month) {
        return DateTimeFormatter.ofPattern("MMM", Words.FRENCH).format(month);
    }

    @Override
    public String number(boolean minutes, long value) {
        return in(() -> minutes ? Words.duration(value) : Words.number(value));
    }

    @Override
    public String hidden() {
        return t("reports.hidden");
    }

    @Override
    public String knownInPart() {
        return t("reports.known-in-part");
    }

    @Override
    public String knownFrom(String number, LocalDate day) {
        return t("reports.known-from", number, in(() -> Words.date(day)));
    }

    @Override
    public String deletedBefore(LocalDate day) {
        return t("reports.deleted-before", in(() -> Words.date(day)));
    }

    @Override
    public String rest() {
        return t("reports.rest");
    }

    @Override
    public String total() {
        return t("reports.total");
    }

    @Override
    public String hiddenNote(int threshold) {
        return t("reports.hidden.note", threshold);
    }

    @Override
    public String overlapNote() {
        return t("reports.overlap");
    }

    @Override
    public String cut(int rows) {
        return t("reports.cut", rows);
    }

    @Override
    public String nothing() {
        return t("reports.nothing");
    }

    @Override
    public String unknown(String indicator) {
        return t("reports.unknown", indicator);
    }

    @Override
    public String inText(Column column) {
        return switch (column) {
            case PERIOD -> "";
            case YEAR -> t("reports.text.year");
            case YEAR_BEFORE -> t("reports.text.year-before");
        };
    }

    @Override
    public String label(String label) {
        return t("reports.place." + label);
    }

    @Override
    public String subtitle(String place, @Nullable String operator, ReportPeriod period) {
        var whose = operator == null
                ? place
                : t("reports.subtitle.operator", place, label(CodeList.OPERATOR, operator, period.to()));
        return t("reports.subtitle", whose, in(() -> Words.date(period.from())), in(() -> Words.date(period.to())));
    }

    @Override
    public String contract(String name) {
        return t("reports.contract.title", name);
    }

    @Override
    public String contractCaption() {
        return t("reports.contract.caption");
    }

    @Override
    public String contractHead() {
        return t("reports.contract.head");
    }

    @Override
    public List<String> contractColumns(ReportPeriod period) {
        return List.of(
                t("reports.contract.promised"), column(period, Column.PERIOD), t("reports.contract.since-beginning"));
    }

    @Override
    public String contractLine(String name, Unit unit) {
        return t("reports.contract.line", name, t("reports.contract.unit." + unit.code()));
    }

    @Override
    public String block(Block block) {
        return switch (block) {
            case Block.Title title -> title.text();
            case Block.Text _ -> t("reports.block.text");
            case Block.Indicators _ -> t("reports.block.indicators");
            case Block.Table table -> table.caption();
            case Block.Chart chart -> chart.caption();
            case Block.Points points -> points.caption();
            case Block.Quote _ -> t("reports.block.quote");
        };
    }
}
