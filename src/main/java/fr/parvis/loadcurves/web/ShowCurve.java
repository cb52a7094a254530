// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.loadcurves.web;

import fr.parvis.loadcurves.domain.Climate;
import fr.parvis.loadcurves.domain.CurveReading;
import fr.parvis.loadcurves.domain.Readings;
import fr.parvis.loadcurves.domain.Tariff;
import fr.parvis.loadcurves.domain.analysis.Gesture;
import fr.parvis.loadcurves.domain.analysis.Indicators;
import fr.parvis.loadcurves.domain.analysis.OffPeak;
import fr.parvis.loadcurves.domain.analysis.PeakPower;
import fr.parvis.loadcurves.domain.analysis.Savings;
import fr.parvis.loadcurves.domain.analysis.Season;
import fr.parvis.loadcurves.domain.analysis.TripHours;
import fr.parvis.loadcurves.domain.analysis.TypicalDay;
import fr.parvis.loadcurves.domain.reading.Stamps;
import fr.parvis.shell.Bar;
import fr.parvis.shell.Words;
import fr.parvis.values.EnumCode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts what a curve says into words. */
final class ShowCurve {
    private static final int PAPER_HOURS = 2;
    private static final int PAPER_ROWS = 14;

    private final CurveReading reading;
    private final Indicators said;
    private final Tariff tariff;
    private final @Nullable Climate climate;

    /** @param climate of the home's department, where it is known */
    ShowCurve(CurveReading reading, Tariff tariff, @Nullable Climate climate) {
        this.reading = reading;
        this.said = reading.indicators();
        this.tariff = tariff;
        this.climate = climate;
    }

    static String address(Object id) {
        return "/bureau/courbes/" + id;
    }

    static String period(Indicators said) {
        return Words.t("loadcurves.period.from-to", LocalDate.ofEpochDay(said.from()), LocalDate.ofEpochDay(said.to()));
    }

    ReportPage page(Readings.Found found, String place) {
        return new ReportPage(
                reading.id().toString(),
                reading.caseFile().toString(),
                found.caseFile().asked(),
                found.person().name(),
                place,
                Words.date(reading.readOn()),
                period(said),
                Words.t(
                        "loadcurves.agreement",
                        Words.t("loadcurves.purpose."
                                + reading.agreement().purpose().key()),
                        reading.readOn(),
                        Words.t("loadcurves.manner." + reading.agreement().manner())),
                quality(),
                assumed(),
                figures(),
                charts(),
                parts(),
                gestures(),
                Words.t("loadcurves.price", tariff.label(), tariff.source(), tariff.readOn()),
                !tariff.checked(),
                Words.t("loadcurves.kept", reading.agreement().until()));
    }

    private List<String> quality() {
        var quality = said.quality();
        List<String> all = new ArrayList<>();
        all.add(Words.t(
                "loadcurves.quality.coverage",
                Math.round(Math.floor(quality.coverage() * 100)),
                Words.t("loadcurves.shape." + EnumCode.of(said.shape())),
                step()));
        if (!said.wholeYear()) all.add(Words.n("loadcurves.quality.not-a-year", said.days()));
        int left = quality.unreadable()
                + quality.contradictions()
                + quality.irregular()
                + quality.besideGaps()
                + quality.ambiguous()
                + quality.negatives();
        if (quality.unfinished()) all.add(Words.t("loadcurves.quality.unfinished"));
        if (left > 0) all.add(Words.n("loadcurves.quality.left", left));
        if (quality.duplicates() > 0) all.add(Words.n("loadcurves.quality.doubled", quality.duplicates()));
        return all;
    }

    private String step() {
        if (said.stepMinutes() == 0) return Words.t("loadcurves.step.bills");
        return said.detailed()
                ? Words.t("loadcurves.step.minutes", said.stepMinutes())
                : Words.t("loadcurves.step.days");
    }

    private @Nullable String assumed() {
        var stamps = said.stamps();
        if (stamps == null) return null;
        var end = Words.t("loadcurves.stamps." + (stamps.end() == Stamps.End.END ? "end" : "start"));
        return switch (stamps.how()) {
            case ASSUMED -> Words.t("loadcurves.stamps.assumed", end);
            case DETECTED, DECLARED, CHOSEN -> null;
        };
    }

    private static String watts(double value) {
        return Words.number(Math.round(value / 10) * 10);
    }

    private List<ReportPage.Figure> figures() {
        List<ReportPage.Figure> all = new ArrayList<>();
        all.add(new ReportPage.Figure(
                Words.t("loadcurves.figure.year"),
                Words.number(Math.round(said.kWhAYear())),
                "kWh",
                said.wholeYear() ? period(said) : Words.t("loadcurves.figure.year.part", said.days()),
                Words.t("loadcurves.figure.year.text")));
        var base = said.baseLoad();
        if (base != null)
            all.add(new ReportPage.Figure(
                    Words.t("loadcurves.figure.base"),
                    watts(base.watts()),
                    "W",
                    base.ceiling()
                            ? Words.t("loadcurves.figure.base.ceiling")
                            : Words.t(
                                    "loadcurves.figure.base.year",
                                    Math.round(base.kWhAYear()),
                                    tariff.euros(base.kWhAYear())),
                    Words.t("loadcurves.figure.base.text")));
        said.fittedModel()
                .ifPresent(model -> all.add(new ReportPage.Figure(
                        Words.t("loadcurves.figure.cold"),
                        Words.number(model.slope()),
                        Words.t("loadcurves.figure.cold.unit"),
                        Words.t(
                                "loadcurves.figure.cold.between",
                                Words.number(Math.max(0, model.slope() - model.slopeMargin())),
                                Words.number(model.slope() + model.slopeMargin())),
                        Words.t("loadcurves.figure.cold.text"))));
        if (climate != null)
            said.fittedModel()
                    .flatMap(climate.year()::use)
                    .ifPresent(use -> all.add(new ReportPage.Figure(
                            Words.t("loadcurves.figure.normal"),
                            Words.number(Math.round(use.kWh() / 10) * 10),
                            "kWh",
                            Words.t(
                                    "loadcurves.figure.normal.between",
                                    Words.number(Math.round(Math.max(0, use.kWh() - use.margin()) / 10) * 10),
                                    Words.number(Math.round((use.kWh() + use.margin()) / 10) * 10),
                                    Words.number(Math.round(use.heating() / 10) * 10),
                                    climate.station(),
                                    String.valueOf(climate.year().from()),
                                    String.valueOf(climate.year().to())),
                            Words.t("loadcurves.figure.normal.text", climate.source(), climate.readOn()))));
        var peak = said.peak();
        if (peak != null)
            all.add(new ReportPage.Figure(
                    Words.t("loadcurves.figure.peak"),
                    Words.number(peak.kVA()),
                    peak.measured() ? "kVA" : "kW",
                    Words.t(peak.measured() ? "loadcurves.figure.peak.measured" : "loadcurves.figure.peak.mean"),
                    Words.t("loadcurves.figure.peak.text")));
        return all;
    }

    private List<ReportPage.Chart> charts() {
        List<ReportPage.Chart> all = new ArrayList<>();
        all.add(months());
        if (!said.typicalDays().isEmpty()) all.add(said.detailed() ? hours() : days());
        if (!said.byCold().isEmpty()) all.add(cold());
        else if (said.trips() != null && !said.trips().byHour().isEmpty()) all.add(trips());
        return all;
    }

    private static Bar bar(String label, double value, String unit) {
        return new Bar(label, value, Words.number(value) + "\u00a0" + unit);
    }

    private static ReportPage.Chart chart(String id, String unit, String says, List<Bar> bars, List<Bar> paper) {
        return new ReportPage.Chart(
                id,
                Words.t("loadcurves.chart." + id),
                Words.t("loadcurves.chart." + id + ".note"),
                unit,
                Words.t("loadcurves.chart." + id + ".head"),
                says,
                bars,
                paper.size() > PAPER_ROWS ? paper.subList(paper.size() - PAPER_ROWS, paper.size()) : paper);
    }

    private ReportPage.Chart months() {
        var bars = said.months().stream()
                .map(month -> bar(Words.month(LocalDate.ofEpochDay(month.month())), month.kWhADay(), "kWh"))
                .toList();
        return chart("months", Words.t("loadcurves.unit.day"), Words.t("loadcurves.chart.months.says"), bars, bars);
    }

    private static String hour(int hour) {
        return Words.time(LocalTime.of(hour % 24, 0));
    }

    private TypicalDay shown() {
        return said.typicalDays().stream()
                .filter(day -> !day.weekend())
                .min(Comparator.comparing(TypicalDay::season))
                .orElse(said.typicalDays().getFirst());
    }

    private ReportPage.Chart hours() {
        var day = shown();
        List<Bar> bars = new ArrayList<>();
        List<Bar> paper = new ArrayList<>();
        for (int h = 0; h < 24; h++)
            bars.add(
                    new Bar(hour(h), day.watts().get(h), watts(day.watts().get(h)) + "\u00a0W").onAxis(hour(h), false));
        for (int h = 0; h < 24; h += PAPER_HOURS) {
            double mean = (day.watts().get(h) + day.watts().get(h + 1)) / 2;
            paper.add(new Bar(
                    Words.t("loadcurves.hours", hour(h), hour(h + PAPER_HOURS)),
                    Math.round(mean),
                    watts(mean) + "\u00a0W"));
        }
        return chart(
                "hours",
                "W",
                Words.t(
                        "loadcurves.chart.hours.says",
                        Words.t("loadcurves.season." + (day.season() == Season.WINTER ? "winter" : "summer")),
                        day.days()),
                bars,
                paper);
    }

    private ReportPage.Chart days() {
        var bars = said.typicalDays().stream()
                .map(day -> bar(
                        Words.t("loadcurves.season." + (day.season() == Season.WINTER ? "winter" : "summer")) + ", "
                                + Words.t(day.weekend() ? "loadcurves.weekend" : "loadcurves.weekdays"),
                        day.kWh(),
                        "kWh"))
                .toList();
        return chart("days", Words.t("loadcurves.unit.day"), Words.t("loadcurves.chart.days.says"), bars, bars);
    }

    private ReportPage.Chart cold() {
        var bars = said.byCold().stream()
                .map(cold ->
                        bar(Words.t("loadcurves.degrees", cold.celsius(), cold.celsius() + 2), cold.kWhADay(), "kWh"))
                .toList();
        return chart("cold", Words.t("loadcurves.unit.day"), Words.t("loadcurves.chart.cold.says"), bars, bars);
    }

    private ReportPage.Chart trips() {
        List<Bar> bars = new ArrayList<>();
        List<Bar> paper = new ArrayList<>();
        var byHour = Objects.requireNonNull(said.trips()).byHour();
        for (int h = 0; h < 24; h++) {
            long share = Math.round(100 * byHour.get(h));
            bars.add(new Bar(hour(h), share, share + "\u00a0%").onAxis(hour(h), false));
            if (h % PAPER_HOURS > 0) continue;
            long most = Math.round(100 * Math.max(byHour.get(h), byHour.get(h + 1)));
            paper.add(new Bar(Words.t("loadcurves.hours", hour(h), hour(h + PAPER_HOURS)), most, most + "\u00a0%"));
        }
        return chart("trips", Words.t("loadcurves.unit.share"), Words.t("loadcurves.chart.trips.says"), bars, paper);
    }

    private List<ReportPage.Part> parts() {
        List<ReportPage.Part> all = new ArrayList<>();
        var savings = said.savings();
        if (savings != null) all.add(part("savings", savingsText(savings)));
        all.add(part("cold", coldText()));
        var peak = said.peak();
        if (peak != null) all.add(part("power", powerText(peak)));
        var off = said.offPeak();
        if (off != null) all.add(part("off-peak", offPeakText(off)));
        var trips = said.trips();
        if (trips != null) all.add(part("reduction", reductionText(trips)));
        return all;
    }

    private static String reductionText(TripHours trips) {
        long days = Math.round(100 * trips.daysAbove());
        if (days == 0) return Words.t("loadcurves.reduction.never");
        return trips.byHour().isEmpty()
                ? Words.n("loadcurves.reduction.days", days)
                : Words.n("loadcurves.reduction.hours", days, tripHours(trips.byHour()));
    }

    private static ReportPage.Part part(String key, String text) {
        return new ReportPage.Part(Words.t("loadcurves.part." + key), text);
    }

    /** The hours that trip on more than half of the days. */
    private static String tripHours(List<Double> byHour) {
        List<String> spans = new ArrayList<>();
        for (int h = 0; h < byHour.size(); h++) {
            if (byHour.get(h) <= 0.5) continue;
            int end = h;
            while (end + 1 < byHour.size() && byHour.get(end + 1) > 0.5) end++;
            spans.add(Words.t("loadcurves.hours", hour(h), hour(end + 1)));
            h = end;
        }
        return spans.isEmpty() ? Words.t("loadcurves.reduction.none") : String.join(", ", spans);
    }

    private String coldText() {
        var model = said.model();
        if (model == null) return Words.t("loadcurves.cold.unknown");
        if (said.weak()) return Words.t("loadcurves.cold.weak", Math.round(100 * Math.max(0, model.explained())));
        List<String> all = new ArrayList<>();
        var balance = model.balance();
        var cooling = model.cooling();
        if (balance == null) all.add(Words.t("loadcurves.cold.not-told"));
        else if (!model.coldTells())
            all.add(Words.t("loadcurves.cold.unsure", Words.number(model.slope() + model.slopeMargin())));
        else if (cooling == null)
            all.add(Words.t(
                    "loadcurves.cold.told",
                    Words.number(balance),
                    Words.number(model.slope()),
                    Math.round(100 * Math.clamp(1 - model.base() * 365 / Math.max(1, said.kWhAYear()), 0, 1))));
        else all.add(Words.t("loadcurves.cold.slope", Words.number(balance), Words.number(model.slope())));
        if (cooling != null)
            all.add(Words.t(
                    "loadcurves.cold.cooling",
                    Words.number(cooling.balance()),
                    Words.number(cooling.slope()),
                    Words.number(Math.max(0, cooling.slope() - cooling.slopeMargin())),
                    Words.number(cooling.slope() + cooling.slopeMargin())));
        if (!said.wholeYear() && (balance != null || cooling != null)) all.add(Words.t("loadcurves.cold.part"));
        return String.join(" ", all);
    }

    private static String powerText(PeakPower peak) {
        var kVA = Words.number(peak.kVA());
        if (!peak.measured()) return Words.t("loadcurves.power.mean", kVA);
        if (peak.couldBeLower())
            return Words.t(
                    "loadcurves.power.lower",
                    kVA,
                    Objects.requireNonNull(peak.subscribed()),
                    Objects.requireNonNull(peak.enough()));
        return Words.t(peak.fits() ? "loadcurves.power.right" : "loadcurves.power.unknown", kVA);
    }

    private static String offPeakText(OffPeak off) {
        var text = Words.t(
                off.counted() ? "loadcurves.off-peak.counted" : "loadcurves.off-peak.summed",
                Math.round(100 * off.share()));
        var later = off.later();
        if (later != null) text += " " + Words.t("loadcurves.off-peak.later", Math.round(100 * later));
        var heater = off.heaterAt();
        if (heater != null)
            text += " "
                    + Words.t(
                            off.heaterLeft() ? "loadcurves.off-peak.heater-left" : "loadcurves.off-peak.heater",
                            Words.time(LocalTime.of(heater / 60, heater % 60)));
        var tempo = off.tempo();
        if (tempo != null)
            text += " "
                    + Words.t(
                            "loadcurves.off-peak.tempo",
                            Math.round(100 * tempo.blue()),
                            Math.round(100 * tempo.white()),
                            Math.round(100 * tempo.red()),
                            Math.round(tempo.redPeakKWh()));
        return text;
    }

    private static String savingsText(Savings savings) {
        long kWh = Math.round(Math.abs(savings.kWh()));
        long margin = Math.round(savings.margin());
        if (!savings.shown()) return Words.t("loadcurves.savings.not-shown", savings.days(), kWh, margin);
        return Words.t(
                savings.kWh() > 0 ? "loadcurves.savings.less" : "loadcurves.savings.more",
                savings.days(),
                kWh,
                margin,
                Math.round(100 * Math.abs(savings.share())));
    }

    private List<ReportPage.Gesture> gestures() {
        // the largest saving first; general ones keep their order at the end
        return said.gestures().stream()
                .sorted(Comparator.comparing(
                        one -> Objects.requireNonNullElse(tariff.euros(one, said.peak()), 0L),
                        Comparator.reverseOrder()))
                .map(this::gesture)
                .toList();
    }

    private ReportPage.Gesture gesture(Gesture one) {
        var key = "loadcurves.gesture." + EnumCode.of(one.kind());
        var euros = tariff.euros(one, said.peak());
        var shown = switch (one.kind()) {
            case HEATER_CLOCK -> Words.time(LocalTime.of((int) one.figure() / 60, (int) one.figure() % 60));
            // as the figures above say it: two roundings of one power would be two powers
            case STANDBY, NIGHT_HEATING -> watts(one.figure());
            default -> Words.number(one.figure() >= 50 ? Math.round(one.figure()) : one.figure());
        };
        return new ReportPage.Gesture(
                Words.t(key),
                Words.t(key + ".why", shown),
                euros == null
                        ? ""
                        : Words.t(tariff.checked() ? "loadcurves.worth" : "loadcurves.worth.to-check", euros));
    }
}
