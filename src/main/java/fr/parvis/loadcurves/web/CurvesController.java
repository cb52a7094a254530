// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.loadcurves.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.files.Download;
import fr.parvis.files.TaggedPdf;
import fr.parvis.loadcurves.LoadcurvesAddresses;
import fr.parvis.loadcurves.domain.Climates;
import fr.parvis.loadcurves.domain.CurveReading;
import fr.parvis.loadcurves.domain.Readings;
import fr.parvis.loadcurves.domain.Tariffs;
import fr.parvis.loadcurves.domain.analysis.Indicators;
import fr.parvis.loadcurves.domain.analysis.OffPeak;
import fr.parvis.loadcurves.domain.analysis.OffPeakHours;
import fr.parvis.loadcurves.domain.reading.Curve;
import fr.parvis.loadcurves.domain.reading.CurveFile;
import fr.parvis.loadcurves.domain.reading.Reading;
import fr.parvis.loadcurves.domain.reading.Stamps;
import fr.parvis.loadcurves.domain.reading.TemperatureFile;
import fr.parvis.loadcurves.domain.reading.Unreadable;
import fr.parvis.network.Communes;
import fr.parvis.shell.CalendarYears;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.shell.StreamedForm;
import fr.parvis.shell.StreamedRoute;
import fr.parvis.shell.Words;
import fr.parvis.values.EnumCode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Curves, read as they arrive and never stored; their report on screen and as a paper of two pages. */
@Controller
@Requires(value = Right.FOLLOW_PEOPLE, within = Within.ASSOCIATION)
class CurvesController {
    static final String ALL = "/bureau/suivis/{id}/courbes";
    static final String ONE = "/bureau/courbes/{id}";
    /** Sent by the button that a reversed period offers. */
    private static final String SWAP = "echanger";

    private static final Set<String> FIELDS = Set.of(
            "but",
            "accord",
            "maniere",
            "du",
            "au",
            SWAP,
            "jusque",
            "puissance",
            "hc",
            "hcEte",
            "hcVenir",
            "hcVenirEte",
            "horodatage",
            "departement");
    private static final Set<String> MANNERS = Set.of("spoken", "telephone", "written");
    private static final int MOST_YEARS = 3;

    private final Readings readings;
    private final Tariffs tariffs;
    private final Climates climates;
    private final Communes communes;
    private final TaggedPdf pdf;

    CurvesController(Readings readings, Tariffs tariffs, Climates climates, Communes communes, TaggedPdf pdf) {
        this.readings = readings;
        this.tariffs = tariffs;
        this.climates = climates;
        this.communes = communes;
        this.pdf = pdf;
    }

    /** A year of ten minutes is six megabytes. */
    @Configuration(proxyBeanMethods = false)
    static class Streamed {
        @Bean
        StreamedRoute sentCurves() {
            return new StreamedRoute(ALL);
        }
    }

    @GetMapping(ALL)
    String all(@PathVariable UUID id, Model model) {
        var today = readings.today();
        var sent = new HashMap<String, String>();
        sent.put("but", "understand");
        sent.put("maniere", "spoken");
        sent.put("du", today.minusYears(2).toString());
        sent.put("au", today.toString());
        sent.put("jusque", today.plusMonths(18).toString());
        return form(id, sent, new Problems(), model);
    }

    @PostMapping(ALL)
    String read(@PathVariable UUID id, Model model, HttpServletRequest request) throws IOException {
        var sent = new HashMap<String, String>();
        var problems = new Problems();
        Reading reading = null;
        Map<Integer, Double> celsius = Map.of();
        CurveReading.Agreement agreement = null;
        var form = StreamedForm.of(request);
        for (var part = form.next(); part != null; part = form.next())
            switch (part) {
                case StreamedForm.Part.Field(var name, var text) -> {
                    if (FIELDS.contains(name)) sent.put(name, text.strip());
                }
                case StreamedForm.Part.File(var name, var fileName, var bytes) -> {
                    // form fields come before files; without an agreement, no file is read
                    if (agreement == null) agreement = agreement(sent, problems);
                    if (agreement == null || fileName.isEmpty()) continue;
                    if (name.equals("courbe")) reading = CurveFile.read(bytes, chosen(sent));
                    else if (name.equals("temperatures"))
                        switch (CurveFile.temperatures(bytes)) {
                            case TemperatureFile.Outcome.Read(var found, var left) -> celsius = found;
                            case TemperatureFile.Outcome.Refused(var why) -> problems.add("temperatures", said(why));
                        }
                }
            }
        if (agreement == null) agreement = agreement(sent, problems);
        var known = known(sent, celsius, problems);
        if (problems.of("courbe") == null)
            switch (reading) {
                case null -> problems.add("courbe", Words.t("loadcurves.problem.no-file"));
                case Unreadable why -> problems.add("courbe", said(why));
                case Curve curve -> {
                    if (!problems.isEmpty() || agreement == null) {
                        problems.add("courbe", Words.t("loadcurves.problem.again"));
                        break;
                    }
                    switch (readings.keep(id, agreement, curve, known)) {
                        case Readings.Outcome.Kept(var kept) -> {
                            Notice.success(Words.t("loadcurves.done")).onNextPage();
                            return "redirect:" + ShowCurve.address(kept);
                        }
                        case Readings.Outcome.OutsideAgreement outside ->
                            problems.add("du", Words.t("loadcurves.problem.outside"));
                        case Readings.Outcome.Closed closed -> problems.add("", Words.t("loadcurves.problem.closed"));
                        case Readings.Outcome.NoCase none -> throw new NotFound("case");
                    }
                }
            }

        return FormAnswer.invalid(form(id, sent, problems, model));
    }

    private static Stamps.@Nullable End chosen(Map<String, String> sent) {
        return switch (sent.getOrDefault("horodatage", "")) {
            case "debut" -> Stamps.End.START;
            case "fin" -> Stamps.End.END;
            default -> null;
        };
    }

    static String said(Unreadable why) {
        var text = Words.t(
                "loadcurves.fault." + why.fault().key(),
                why.field().isEmpty() ? Words.t("loadcurves.fault.a-column") : why.field(),
                why.value().isEmpty() ? "–" : why.value());
        return why.line() == 0 ? text : Words.t("loadcurves.fault.at", why.line(), text);
    }

    private CurveReading.@Nullable Agreement agreement(Map<String, String> sent, Problems problems) {
        var today = readings.today();
        if (sent.remove(SWAP) != null && CurvesPage.reversed(sent)) {
            var end = sent.getOrDefault("du", "");
            sent.put("du", sent.getOrDefault("au", ""));
            sent.put("au", end);
        }
        if (!sent.getOrDefault("accord", "").equals("oui"))
            problems.add("accord", Words.t("loadcurves.problem.agreement"));
        var manner = sent.getOrDefault("maniere", "");
        if (!MANNERS.contains(manner)) problems.add("maniere", Words.t("loadcurves.problem.manner"));
        var purpose = EnumCode.find(CurveReading.Purpose.class, sent.get("but")).orElse(null);
        if (purpose == null) problems.add("but", Words.t("loadcurves.problem.purpose"));
        var from = CalendarYears.day(sent.get("du"), "du", problems);
        var to = CalendarYears.day(sent.get("au"), "au", problems);
        var until = CalendarYears.day(sent.get("jusque"), "jusque", problems);
        if (from != null && to != null && from.isAfter(to)) problems.add("au", Words.t("loadcurves.problem.order"));
        if (until != null && (until.isBefore(today) || until.isAfter(today.plusYears(MOST_YEARS))))
            problems.add("jusque", Words.t("loadcurves.problem.until", today.plusYears(MOST_YEARS)));
        return !problems.isEmpty() || purpose == null || from == null || to == null || until == null
                ? null
                : new CurveReading.Agreement(purpose, manner, from, to, until);
    }

    private Indicators.Known known(Map<String, String> sent, Map<Integer, Double> celsius, Problems problems) {
        Integer power = null;
        var written = sent.getOrDefault("puissance", "");
        if (written.matches("\\d{1,2}") && Integer.parseInt(written) >= 1 && Integer.parseInt(written) <= 36)
            power = Integer.parseInt(written);
        else if (!written.isEmpty()) problems.add("puissance", Words.t("loadcurves.problem.power"));
        return new Indicators.Known(
                celsius,
                power,
                hours(sent, "hc", "hcEte", problems),
                hours(sent, "hcVenir", "hcVenirEte", problems),
                null,
                department(sent, problems));
    }

    private @Nullable String department(Map<String, String> sent, Problems problems) {
        var written = sent.getOrDefault("departement", "");
        if (written.isEmpty()) return null;
        if (climates.find(written).isPresent()) return written;
        problems.add("departement", Words.t("loadcurves.climate.problem.department"));
        return null;
    }

    /** Departments whose normal year is known. */
    private List<Option> departments() {
        var names = communes.departments().stream()
                .collect(Collectors.toMap(Communes.Department::code, Communes.Department::name));
        return climates.list().stream()
                .map(one ->
                        new Option(one.department(), one.department() + " " + names.getOrDefault(one.department(), "")))
                .toList();
    }

    private static OffPeak.@Nullable Hours hours(
            Map<String, String> sent, String winter, String summer, Problems problems) {
        var cold = span(sent, winter, problems);
        var warm = span(sent, summer, problems);
        if (cold == null) {
            if (warm != null && sent.getOrDefault(winter, "").isEmpty())
                problems.add(winter, Words.t("loadcurves.problem.hours.winter"));
            return null;
        }
        return new OffPeak.Hours(cold, warm == null ? cold : warm);
    }

    private static @Nullable OffPeakHours span(Map<String, String> sent, String field, Problems problems) {
        var text = sent.getOrDefault(field, "");
        if (text.isEmpty()) return null;
        var found = OffPeakHours.of(text);
        if (found.isEmpty()) problems.add(field, Words.t("loadcurves.problem.hours"));
        return found.orElse(null);
    }

    private String form(UUID id, Map<String, String> sent, Problems problems, Model model) {
        var found = readings.of(id).orElseThrow(() -> new NotFound("case"));
        model.addAttribute(
                "page",
                new CurvesPage(
                        id.toString(),
                        found.caseFile().asked(),
                        found.person().name(),
                        found.caseFile().open(),
                        found.readings().stream()
                                .map(reading -> new CurvesPage.Line(
                                        reading.id().toString(),
                                        Words.t("loadcurves.read-on", reading.readOn()),
                                        ShowCurve.period(reading.indicators())))
                                .toList(),
                        sent,
                        departments(),
                        Words.number(CurveFile.MOST_BYTES >> 20),
                        problems));
        return "loadcurves/curves";
    }

    @GetMapping(ONE)
    String one(@PathVariable UUID id, SignedIn who, Model model) {
        model.addAttribute("page", report(id, who));
        return "loadcurves/report";
    }

    /** In French, as all papers are. */
    @GetMapping(ONE + "/rapport.pdf")
    ResponseEntity<byte[]> paper(@PathVariable UUID id, SignedIn who) {
        return Words.in(Words.FRENCH).call(() -> {
            var page = report(id, who);
            return Download.pdf("courbe-" + page.readOn().replace('/', '-') + ".pdf")
                    .entity(pdf.of("loadcurves/paper.jte", Map.of("page", page)));
        });
    }

    private ReportPage report(UUID id, SignedIn who) {
        var found = readings.find(id).orElseThrow(() -> new NotFound("curve"));
        var department = found.reading().indicators().department();
        return new ShowCurve(
                        found.reading(),
                        tariffs.on(found.reading().readOn()),
                        department == null ? null : climates.find(department).orElse(null))
                .page(found, who.place());
    }

    @PostMapping(ONE + "/retirer")
    String takeBack(@PathVariable UUID id) {
        var caseFile = readings.takeBack(id).orElseThrow(() -> new NotFound("curve"));
        Notice.success(Words.t("loadcurves.taken-back")).onNextPage();
        return "redirect:" + LoadcurvesAddresses.ofCase(caseFile);
    }
}
