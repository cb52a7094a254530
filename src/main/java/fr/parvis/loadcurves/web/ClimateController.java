// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.loadcurves.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.loadcurves.domain.Climate;
import fr.parvis.loadcurves.domain.Climates;
import fr.parvis.loadcurves.domain.analysis.NormalYear;
import fr.parvis.loadcurves.domain.reading.CurveFile;
import fr.parvis.loadcurves.domain.reading.TemperatureFile;
import fr.parvis.network.Communes;
import fr.parvis.shell.CalendarYears;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.NavigationEntry;
import fr.parvis.shell.NavigationSection;
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
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Normal years by department, from files of temperatures that the network's head reads in. */
@Controller
@Requires(Right.EDIT_CASE_TEMPLATES)
class ClimateController {
    static final String ADDRESS = "/bureau/annees-normales";
    private static final Set<String> FIELDS = Set.of("departement", "station", "source", "lu");

    private final Climates climates;
    private final Communes communes;

    ClimateController(Climates climates, Communes communes) {
        this.climates = climates;
        this.communes = communes;
    }

    /** Reached by the network's head; twenty years of days are some hundred kilobytes. */
    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        NavigationEntry normalYearsEntry() {
            return new NavigationEntry(
                    NavigationSection.SETTINGS, 32, ADDRESS, "loadcurves.climate", Right.EDIT_CASE_TEMPLATES);
        }

        @Bean
        StreamedRoute sentTemperatures() {
            return new StreamedRoute(ADDRESS);
        }
    }

    @GetMapping(ADDRESS)
    String list(Model model) {
        return page(Map.of(), new Problems(), model);
    }

    @PostMapping(ADDRESS)
    String keep(Model model, HttpServletRequest request) throws IOException {
        var sent = new HashMap<String, String>();
        var problems = new Problems();
        Optional<NormalYear> year = Optional.empty();
        var form = StreamedForm.of(request);
        for (var part = form.next(); part != null; part = form.next())
            switch (part) {
                case StreamedForm.Part.Field(var name, var text) -> {
                    if (FIELDS.contains(name)) sent.put(name, text.strip());
                }
                case StreamedForm.Part.File(var name, var fileName, var bytes) -> {
                    if (name.equals("temperatures") && !fileName.isEmpty())
                        year = year(CurveFile.temperatures(bytes), problems);
                }
            }
        var department = sent.getOrDefault("departement", "");
        if (departments().stream().noneMatch(one -> one.value().equals(department)))
            problems.add("departement", Words.t("loadcurves.climate.problem.department"));
        var station = text(sent, "station", 80, problems);
        var source = text(sent, "source", 200, problems);
        var readOn = CalendarYears.day(sent.get("lu"), "lu", problems);
        if (year.isEmpty() && problems.of("temperatures") == null)
            problems.add("temperatures", Words.t("loadcurves.problem.no-file"));
        if (!problems.isEmpty() || readOn == null) {
            return FormAnswer.invalid(page(sent, problems, model));
        }
        climates.keep(new Climate(department, station, source, readOn, year.orElseThrow()));
        Notice.success(Words.t("loadcurves.climate.kept", names().getOrDefault(department, department)))
                .onNextPage();
        return "redirect:" + ADDRESS;
    }

    private static Optional<NormalYear> year(TemperatureFile.Outcome outcome, Problems problems) {
        switch (outcome) {
            case TemperatureFile.Outcome.Read(var celsius, var left) -> {
                var year = NormalYear.of(celsius);
                if (year.isEmpty())
                    problems.add("temperatures", Words.t("loadcurves.climate.problem.years", NormalYear.LEAST_YEARS));
                return year;
            }
            case TemperatureFile.Outcome.Refused(var why) -> {
                problems.add("temperatures", CurvesController.said(why));
                return Optional.empty();
            }
        }
    }

    private static String text(Map<String, String> sent, String field, int most, Problems problems) {
        var text = sent.getOrDefault(field, "");
        if (text.length() < 3 || text.length() > most) problems.add(field, Words.t("loadcurves.problem.text", most));
        return text;
    }

    private List<Option> departments() {
        return communes.departments().stream()
                .map(one -> new Option(one.code(), one.code() + " " + one.name()))
                .toList();
    }

    private Map<String, String> names() {
        return departments().stream().collect(Collectors.toMap(Option::value, Option::label));
    }

    private String page(Map<String, String> sent, Problems problems, Model model) {
        model.addAttribute("climates", climates.list());
        model.addAttribute("names", names());
        model.addAttribute("departments", departments());
        model.addAttribute("sent", new HashMap<>(sent));
        model.addAttribute("problems", problems);
        return "loadcurves/climate";
    }
}
