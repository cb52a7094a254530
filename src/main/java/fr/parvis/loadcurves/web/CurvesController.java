// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.loadcurves.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Within;
import fr.parvis.loadcurves.domain.Climates;
import fr.parvis.loadcurves.domain.CurveReading;
import fr.parvis.loadcurves.domain.Readings;
import fr.parvis.loadcurves.domain.reading.Curve;
import fr.parvis.loadcurves.domain.reading.CurveFile;
import fr.parvis.loadcurves.domain.reading.Reading;
import fr.parvis.loadcurves.domain.reading.TemperatureFile;
import fr.parvis.loadcurves.domain.reading.Unreadable;
import fr.parvis.network.Communes;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.shell.StreamedForm;
import fr.parvis.shell.StreamedRoute;
import fr.parvis.shell.Words;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Curves of a case, read as they arrive and never stored. */
@Controller
@Requires(value = Right.FOLLOW_PEOPLE, within = Within.ASSOCIATION)
class CurvesController {
    static final String ALL = "/bureau/suivis/{id}/courbes";

    private final Readings readings;
    private final Climates climates;
    private final Communes communes;

    CurvesController(Readings readings, Climates climates, Communes communes) {
        this.readings = readings;
        this.climates = climates;
        this.communes = communes;
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
        var problems = new Problems();
        var sent = new CurveForm(readings.today(), problems);
        Reading reading = null;
        Map<Integer, Double> celsius = Map.of();
        CurveReading.Agreement agreement = null;
        var form = StreamedForm.of(request);
        for (var part = form.next(); part != null; part = form.next())
            switch (part) {
                case StreamedForm.Part.Field(var name, var text) -> sent.add(name, text);
                case StreamedForm.Part.File(var name, var fileName, var bytes) -> {
                    // form fields come before files; without an agreement, no file is read
                    if (agreement == null) agreement = sent.agreement();
                    if (agreement == null || fileName.isEmpty()) continue;
                    if (name.equals("courbe")) reading = CurveFile.read(bytes, sent.stamped());
                    else if (name.equals("temperatures"))
                        switch (CurveFile.temperatures(bytes)) {
                            case TemperatureFile.Outcome.Read(var found, var left) -> celsius = found;
                            case TemperatureFile.Outcome.Refused(var why) -> problems.add("temperatures", said(why));
                        }
                }
            }
        if (agreement == null) agreement = sent.agreement();
        var known = sent.known(celsius, climates);
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

        return FormAnswer.invalid(form(id, sent.values(), problems, model));
    }

    static String said(Unreadable why) {
        var text = Words.t(
                "loadcurves.fault." + why.fault().key(),
                why.field().isEmpty() ? Words.t("loadcurves.fault.a-column") : why.field(),
                why.value().isEmpty() ? "–" : why.value());
        return why.line() == 0 ? text : Words.t("loadcurves.fault.at", why.line(), text);
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
}
