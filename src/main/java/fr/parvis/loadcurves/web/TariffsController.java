// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.loadcurves.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.loadcurves.domain.Tariff;
import fr.parvis.loadcurves.domain.Tariffs;
import fr.parvis.shell.CalendarYears;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.HelpTopics;
import fr.parvis.shell.NavigationEntry;
import fr.parvis.shell.NavigationSection;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The prices that gestures are counted in, which the network's head keeps. */
@Controller
@Requires(Right.EDIT_CASE_TEMPLATES)
class TariffsController {
    private static final String ADDRESS = "/bureau/tarifs-electricite";

    private final Tariffs tariffs;

    TariffsController(Tariffs tariffs) {
        this.tariffs = tariffs;
    }

    /** Reached by the network's head. */
    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        HelpTopics curvesHelp() {
            return new HelpTopics(Map.of(
                    ADDRESS,
                    "10-courbe-linky",
                    ClimateController.ADDRESS,
                    "10-courbe-linky",
                    CurvesController.ALL,
                    "10-courbe-linky",
                    CurveReportController.ONE,
                    "10-courbe-linky"));
        }

        @Bean
        NavigationEntry electricityTariffsEntry() {
            return new NavigationEntry(
                    NavigationSection.SETTINGS, 31, ADDRESS, "loadcurves.tariffs.nav", Right.EDIT_CASE_TEMPLATES);
        }
    }

    @GetMapping(ADDRESS)
    String list(Model model) {
        return page(Map.of(), new Problems(), model);
    }

    @PostMapping(ADDRESS)
    String keep(@RequestParam Map<String, String> sent, Model model) {
        var problems = new Problems();
        var from = CalendarYears.day(sent.get("valable"), "valable", problems);
        var label = text(sent, "nom", 80, problems);
        var source = text(sent, "source", 200, problems);
        var readOn = CalendarYears.day(sent.get("lu"), "lu", problems);
        int kWh = price(sent, "base", problems);
        int peak = price(sent, "pleines", problems);
        int offPeak = price(sent, "creuses", problems);
        var subscriptions = subscriptions(sent, problems);
        if (!problems.isEmpty() || from == null || readOn == null) {
            return FormAnswer.invalid(page(sent, problems, model));
        }
        tariffs.keep(new Tariff(
                from, label, source, readOn, sent.containsKey("verifie"), kWh, peak, offPeak, subscriptions));
        Notice.success(Words.t("loadcurves.tariffs.kept", from)).onNextPage();
        return "redirect:" + ADDRESS;
    }

    private String page(Map<String, String> sent, Problems problems, Model model) {
        model.addAttribute("tariffs", tariffs.list());
        model.addAttribute("sent", new HashMap<>(sent));
        model.addAttribute("problems", problems);
        return "loadcurves/tariffs";
    }

    private static String text(Map<String, String> sent, String field, int most, Problems problems) {
        var text = sent.getOrDefault(field, "").strip();
        if (text.length() < 3 || text.length() > most) problems.add(field, Words.t("loadcurves.problem.text", most));
        return text;
    }

    /** Euros a kilowatt-hour as one types them, in tenths of a cent. */
    private static int price(Map<String, String> sent, String field, Problems problems) {
        var text = sent.getOrDefault(field, "").strip().replace(',', '.');
        if (text.matches("[01]?\\.\\d{1,4}|[01]")) {
            int tenths = (int) Math.round(Double.parseDouble(text) * 1000);
            if (tenths >= 1 && tenths <= 2000) return tenths;
        }
        problems.add(field, Words.t("loadcurves.problem.price"));
        return 1;
    }

    /** One a line: {@code 6 = 150}. */
    private static SortedMap<Integer, Integer> subscriptions(Map<String, String> sent, Problems problems) {
        SortedMap<Integer, Integer> all = new TreeMap<>();
        for (var line : sent.getOrDefault("abonnements", "").split("\\R")) {
            if (line.isBlank()) continue;
            var found = java.util.regex.Pattern.compile("\\s*(\\d{1,2})\\s*=\\s*(\\d{1,4})\\s*")
                    .matcher(line);
            if (found.matches()) all.put(Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2)));
            else problems.add("abonnements", Words.t("loadcurves.problem.subscription", line.strip()));
        }
        return all;
    }
}
