// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.homes.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Association;
import fr.parvis.access.Associations;
import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.files.Spreadsheet;
import fr.parvis.homes.domain.HomeFigures;
import fr.parvis.homes.domain.Measure;
import fr.parvis.homes.domain.Measures;
import fr.parvis.network.LocalDays;
import fr.parvis.network.Points;
import fr.parvis.protection.SmallCounts;
import fr.parvis.shell.CalendarYears;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.HelpTopics;
import fr.parvis.shell.NavigationEntry;
import fr.parvis.shell.NavigationSection;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.Period;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/**
 * Figures of home visits, on a page and as a file. An association reads its own numbers whole; what is made to be sent, and
 * whatever the network's head reads, hides small counts.
 */
@Controller
@Requires(Right.READ_FIGURES)
class HomeFiguresController {
    private static final int LONGEST_YEARS = 5;
    private static final int MONTHS_OF_A_QUARTER = 3;

    /** Parameter of the address for figures that are made to be sent. */
    private static final String TO_SEND = "a-envoyer";

    private final HomeFigures figures;
    private final Measures measures;
    private final SmallCounts smallCounts;
    private final Points points;
    private final Associations associations;
    private final LocalDays localDays;

    HomeFiguresController(
            HomeFigures figures,
            Measures measures,
            SmallCounts smallCounts,
            Points points,
            Associations associations,
            LocalDays localDays) {
        this.figures = figures;
        this.measures = measures;
        this.smallCounts = smallCounts;
        this.points = points;
        this.associations = associations;
        this.localDays = localDays;
    }

    /** Beside the figures of everything. */
    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        HelpTopics homesHelp() {
            return new HelpTopics(Map.of(
                    Addresses.FIGURES,
                    "11-visite-a-domicile#le-bilan",
                    Addresses.MEASURES,
                    "11-visite-a-domicile",
                    Addresses.OF_CASE,
                    "11-visite-a-domicile",
                    "/bureau/visites-energie",
                    "11-visite-a-domicile"));
        }

        @Bean
        NavigationEntry homeFiguresEntry() {
            return new NavigationEntry(
                    NavigationSection.FIGURES, 20, Addresses.FIGURES, "homes.figures", Right.READ_FIGURES);
        }
    }

    /**
     * Figures that an address asks for.
     *
     * @param du first day of their period, as it was typed
     * @param au its last day, as it was typed
     * @param version {@link #TO_SEND} for what is made to be sent, which hides small counts
     */
    record Question(String du, String au, String version) {
        Question {
            du = FormFields.given(du);
            au = FormFields.given(au);
            version = FormFields.given(version);
        }
    }

    @GetMapping(Addresses.FIGURES)
    String show(@ModelAttribute Question asked, SignedIn who, Model model) {
        var page = page(asked, who);
        model.addAttribute("page", page);
        return FormAnswer.of(!page.problems().isEmpty(), "homes/figures");
    }

    /** Figures of the page as CSV; what the page hides is hidden here, too. */
    @GetMapping(Addresses.FIGURES + ".csv")
    void csv(@ModelAttribute Question asked, SignedIn who, HttpServletResponse response) throws IOException {
        var rows = rows(page(asked, who));
        Spreadsheet.send(response, "visites-energie.csv", rows);
    }

    private List<List<String>> rows(FiguresPage page) {
        var all = new ArrayList<List<String>>();
        all.add(List.of(t("homes.csv.what"), t("homes.csv.which"), t("homes.csv.counted"), t("homes.csv.value")));
        all.add(List.of(t("homes.csv.period"), "", "", page.from() + " – " + page.to()));
        for (var figure : page.figures()) all.add(List.of(figure.label(), "", figure.unit(), figure.value()));
        for (var table : List.of(
                page.places(), page.months(), page.equipment(), page.gestures(), page.orientations(), page.followUps()))
            for (var row : table.rows())
                for (int i = 0; i < row.counts().size(); i++)
                    all.add(List.of(
                            table.title(),
                            row.label(),
                            table.heads().get(i + 1),
                            row.counts().get(i)));
        Stream.concat(page.expected().stream(), page.measured().stream())
                .forEach(figure -> all.add(List.of(figure.label(), "", figure.unit(), figure.value())));
        return all;
    }

    private FiguresPage page(Question asked, SignedIn who) {
        var today = localDays.today();
        var problems = new Problems();
        var to = day(asked.au, today, "au", problems);
        var from = day(asked.du, today.withDayOfYear(1), "du", problems);
        boolean reversed = problems.isEmpty() && from.isAfter(to);
        if (reversed)
            problems.add(
                    "au",
                    t("shell.period.reversed", Words.date(from), Words.date(to)) + " " + t("homes.figures.this-year"));
        if (problems.isEmpty() && !Period.holds(from, to, LONGEST_YEARS))
            problems.add("du", t("homes.problem.period-long", LONGEST_YEARS));
        boolean network = who.association() == null;
        boolean masked = network || asked.version.equals(TO_SEND);
        // quarters do not overlap: no two answers tell by subtraction what one of them hides
        var quarter = quarter(problems.isEmpty() ? to : today, today);
        var shownFrom = network ? quarter : problems.isEmpty() ? from : today.withDayOfYear(1);
        var shownTo = network ? quarter.plusMonths(MONTHS_OF_A_QUARTER).minusDays(1) : problems.isEmpty() ? to : today;
        var sums = network ? figures.ofNetwork(shownFrom, shownTo) : figures.of(shownFrom, shownTo);
        var dates = "du=" + shownFrom + "&au=" + shownTo;
        var counts = new Counts(sums, masked, measures.on(shownTo));
        return new FiguresPage(
                who.place(),
                problems.isEmpty() ? shownFrom.toString() : asked.du,
                problems.isEmpty() ? shownTo.toString() : asked.au,
                t("homes.figures.period", Words.date(shownFrom), Words.date(shownTo)),
                t("homes.figures.made-on", Words.date(today)),
                sums.visits() == 0,
                List.of(
                        figure("visits", counts.shown(sums.visits()), t("homes.unit.visits")),
                        figure("homes", counts.shown(sums.homes()), t("homes.unit.homes"))),
                counts.summing(network ? "associations" : "points", sums.byPlace(), places(network)),
                counts.summing("months", sums.byMonth(), month -> month.format(month())),
                counts.equipment(),
                counts.homes("gestures", sums.gestures(), counts::measure),
                counts.homes("orientations", sums.orientations(), code -> t("homes.c.towards." + code)),
                counts.followUps(),
                counts.expected(),
                counts.measured(sums.measured()),
                t(
                        network
                                ? "homes.figures.hiding-outside"
                                : masked ? "homes.figures.hiding" : "homes.figures.inside",
                        smallCounts.threshold() - 1),
                masked,
                network ? null : Addresses.FIGURES + "?" + dates + (masked ? "" : "&version=" + TO_SEND),
                dates + (masked && !network ? "&version=" + TO_SEND : ""),
                reversed ? Addresses.FIGURES + "?du=" + to + "&au=" + from : null,
                problems);
    }

    /** The first day of the quarter that a day lies in, or of the last that is over. */
    private static LocalDate quarter(LocalDate day, LocalDate today) {
        var first = day.with(IsoFields.DAY_OF_QUARTER, 1L);
        while (!first.plusMonths(MONTHS_OF_A_QUARTER).isBefore(today)) first = first.minusMonths(MONTHS_OF_A_QUARTER);
        return first;
    }

    private static DateTimeFormatter month() {
        return DateTimeFormatter.ofPattern("LLLL yyyy", Words.locale());
    }

    private static LocalDate day(String text, LocalDate otherwise, String field, Problems problems) {
        return Objects.requireNonNullElse(CalendarYears.dayOrNone(text, field, problems), otherwise);
    }

    private Function<UUID, String> places(boolean network) {
        if (!network) return id -> points.name(id).orElse("");
        var names = associations.list().stream().collect(Collectors.toMap(Association::id, Association::name));
        return id -> names.getOrDefault(id, "");
    }

    private static FiguresPage.Figure figure(String key, String value, String unit) {
        return new FiguresPage.Figure(t("homes.figure." + key), value, unit, t("homes.figure." + key + ".what"));
    }

    private static FiguresPage.Table table(String key, List<String> heads, List<FiguresPage.Row> rows) {
        return new FiguresPage.Table(
                key,
                t("homes.table." + key),
                Stream.concat(Stream.of(t("homes.table." + key + ".head")), heads.stream())
                        .toList(),
                rows);
    }

    /** The sums in words, small ones hidden where that is asked for. */
    private final class Counts {
        private final HomeFigures.Sums sums;
        private final boolean masked;
        private final List<Measure> known;

        Counts(HomeFigures.Sums sums, boolean masked, List<Measure> known) {
            this.sums = sums;
            this.masked = masked;
            this.known = known;
        }

        /** Its name; its code when the list does not know it any more. */
        private String measure(String code) {
            return known.stream()
                    .filter(one -> one.code().equals(code))
                    .map(one -> one.label(Words.locale()))
                    .findFirst()
                    .orElse(code);
        }

        private boolean isHidden(long count) {
            return masked && smallCounts.isSmall(count);
        }

        private String shown(long count) {
            return isHidden(count) ? t("homes.hidden") : Words.number(count);
        }

        /** Counts that add up to a shown total protect each other. */
        private <K> FiguresPage.Table summing(String key, Map<K, Long> counts, Function<K, String> label) {
            var keys = List.copyOf(counts.keySet());
            var values = keys.stream().map(one -> counts.getOrDefault(one, 0L)).toList();
            var hidden = masked
                    ? smallCounts.hidden(values)
                    : values.stream().map(count -> false).toList();
            var rows = new ArrayList<FiguresPage.Row>();
            for (int i = 0; i < keys.size(); i++)
                rows.add(new FiguresPage.Row(
                        label.apply(keys.get(i)),
                        List.of(hidden.get(i) ? t("homes.hidden") : Words.number((long) values.get(i)))));
            return table(key, List.of(t("homes.unit.visits")), rows);
        }

        private FiguresPage.Table homes(String key, Map<String, Long> counts, Function<String, String> label) {
            // hidden counts come last, by name: their place must not tell how large they are
            return table(
                    key,
                    List.of(t("homes.unit.homes")),
                    counts.entrySet().stream()
                            .sorted(Comparator.comparingLong((Map.Entry<String, Long> one) ->
                                            isHidden(one.getValue()) ? 1 : -one.getValue())
                                    .thenComparing(one -> label.apply(one.getKey())))
                            .map(one -> new FiguresPage.Row(label.apply(one.getKey()), List.of(shown(one.getValue()))))
                            .toList());
        }

        /** However many lamps there are: in few homes they point at them. */
        private FiguresPage.Table equipment() {
            return table(
                    "equipment",
                    List.of(t("homes.unit.pieces"), t("homes.unit.homes")),
                    known.stream()
                            .filter(one -> one.kind() == Measure.Kind.EQUIPMENT
                                    && sums.equipment().containsKey(one.code()))
                            .map(one -> {
                                long homes = sums.homesWith().getOrDefault(one.code(), 0L);
                                long pieces = sums.equipment().getOrDefault(one.code(), 0L);
                                return new FiguresPage.Row(
                                        one.label(Words.locale()),
                                        List.of(
                                                isHidden(homes) ? t("homes.hidden") : Words.number(pieces),
                                                shown(homes)));
                            })
                            .toList());
        }

        private FiguresPage.Table followUps() {
            return table(
                    "follow-ups",
                    List.of(t("homes.unit.homes")),
                    sums.followUps().entrySet().stream()
                            .map(one -> new FiguresPage.Row(
                                    t("homes.follow-up", one.getKey()), List.of(shown(one.getValue()))))
                            .toList());
        }

        private List<FiguresPage.Figure> expected() {
            return List.of(
                    figure(
                            "expected-equipment",
                            kWh(Measure.Kind.EQUIPMENT, sums.expectedOfEquipment()),
                            t("homes.unit.kwh-year")),
                    figure(
                            "expected-gestures",
                            kWh(Measure.Kind.GESTURE, sums.expectedOfGestures()),
                            t("homes.unit.kwh-year")));
        }

        /** A sum in which few homes have a part by one measure tells of them: what the others save is known by their number. */
        private String kWh(Measure.Kind kind, long sum) {
            boolean few = sums.saving().entrySet().stream()
                    .anyMatch(one -> isHidden(one.getValue()) && kind(one.getKey(), kind) == kind);
            return few || isHidden(sums.homes()) ? t("homes.hidden") : Words.number(sum);
        }

        /** Its kind; another one's where the list does not know it any more. */
        private Measure.Kind kind(String code, Measure.Kind otherwise) {
            return known.stream()
                    .filter(one -> one.code().equals(code))
                    .map(Measure::kind)
                    .findFirst()
                    .orElse(otherwise);
        }

        private List<FiguresPage.Figure> measured(HomeFigures.Measured measured) {
            @Nullable String hidden = isHidden(measured.homes()) ? t("homes.hidden") : null;
            if (measured.homes() == 0)
                return List.of(figure("measured-homes", Words.number(0L), t("homes.unit.homes")));
            return List.of(
                    figure("measured-homes", shown(measured.homes()), t("homes.unit.homes")),
                    figure(
                            "measured-kwh",
                            hidden != null
                                    ? hidden
                                    : t(
                                            "homes.measured.sum",
                                            Math.round(measured.kWh()),
                                            Math.round(measured.margin())),
                            t("homes.unit.kwh")),
                    figure(
                            "measured-days",
                            hidden != null ? hidden : Words.number(measured.days() / measured.homes()),
                            t("homes.unit.days")));
        }
    }
}
