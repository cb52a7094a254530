// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.homes.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.homes.domain.Measure;
import fr.parvis.homes.domain.Measures;
import fr.parvis.shell.CalendarYears;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NavigationEntry;
import fr.parvis.shell.NavigationSection;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of equipment and gestures, which the network's head keeps. */
@Controller
@Requires(Right.EDIT_CASE_TEMPLATES)
class MeasuresController {
    private static final int MOST_KWH = 5_000;
    private static final int MOST_SHARE = 50;
    private static final int MOST_PLACE = 1_000;

    private final Measures measures;

    MeasuresController(Measures measures) {
        this.measures = measures;
    }

    /** Reached by the network's head. */
    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        NavigationEntry homeMeasuresEntry() {
            return new NavigationEntry(
                    NavigationSection.SETTINGS,
                    33,
                    Addresses.MEASURES,
                    "homes.measures.nav",
                    Right.EDIT_CASE_TEMPLATES);
        }
    }

    @GetMapping(Addresses.MEASURES)
    String list(@RequestParam(defaultValue = "") String code, Model model) {
        return page(proposed(code), new Problems(), model);
    }

    /** A line of the list begins as it stands. */
    private Map<String, String> proposed(String code) {
        var sent = new HashMap<String, String>();
        sent.put("nature", "equipment");
        sent.put("place", "100");
        sent.put("propose", "true");
        measures.list().stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .ifPresent(one -> {
                    sent.put("code", one.code());
                    sent.put("nature", one.kind().key());
                    sent.put("nom", one.label());
                    sent.put("nomAnglais", one.labelEn());
                    sent.put("kwh", one.kWh() == null ? "" : String.valueOf(one.kWh()));
                    sent.put("part", one.share() == null ? "" : String.valueOf(one.share()));
                    sent.put("usage", one.ofUse() == null ? "" : one.ofUse());
                    sent.put("source", one.source());
                    sent.put("lu", one.readOn().toString());
                    sent.put("place", String.valueOf(one.place()));
                    if (!one.proposed()) sent.remove("propose");
                    if (one.checked()) sent.put("verifie", "true");
                });
        return sent;
    }

    @PostMapping(Addresses.MEASURES)
    String keep(@RequestParam Map<String, String> sent, Model model) {
        var problems = new Problems();
        var code = sent.getOrDefault("code", "").strip();
        if (!code.matches("[a-z0-9][a-z0-9-]{1,39}")) problems.add("code", Words.t("homes.problem.code"));
        var from = CalendarYears.day(sent.get("valable"), "valable", problems);
        var readOn = CalendarYears.day(sent.get("lu"), "lu", problems);
        var label = text(sent, "nom", 80, problems);
        var source = text(sent, "source", 200, problems);
        var english = sent.getOrDefault("nomAnglais", "").strip();
        if (english.length() > 80) problems.add("nomAnglais", Words.t("homes.problem.text", 80));
        var kWh = whole(sent, "kwh", MOST_KWH, problems);
        var share = whole(sent, "part", MOST_SHARE, problems);
        var use = sent.getOrDefault("usage", "");
        if (kWh != null && share != null) problems.add("part", Words.t("homes.problem.one-worth"));
        if (share != null && !use.matches("heating|hot-water|bill"))
            problems.add("usage", Words.t("homes.problem.use"));
        var place = whole(sent, "place", MOST_PLACE, problems);
        if (!problems.isEmpty() || from == null || readOn == null) {
            return FormAnswer.invalid(page(sent, problems, model));
        }
        measures.keep(new Measure(
                code,
                from,
                sent.getOrDefault("nature", "").equals("gesture") ? Measure.Kind.GESTURE : Measure.Kind.EQUIPMENT,
                label,
                english,
                kWh,
                share,
                share == null ? null : use,
                source,
                readOn,
                sent.containsKey("verifie"),
                sent.containsKey("propose"),
                place == null ? 100 : place));
        Notice.success(Words.t("homes.measures.kept", label, from)).onNextPage();
        return "redirect:" + Addresses.MEASURES;
    }

    private String page(Map<String, String> sent, Problems problems, Model model) {
        model.addAttribute(
                "page",
                new MeasuresPage(
                        measures.list().stream()
                                .map(one -> new MeasuresPage.Line(
                                        one.code(),
                                        one.label(Words.locale()),
                                        Words.t("homes.kind." + one.kind().key()),
                                        Words.date(one.validFrom()),
                                        ShowHome.order(one),
                                        one.proposed()))
                                .toList(),
                        new HashMap<>(sent),
                        problems));
        return "homes/measures";
    }

    private static String text(Map<String, String> sent, String field, int most, Problems problems) {
        var text = FormFields.text(sent, field);
        if (text.length() < 3 || text.length() > most) problems.add(field, Words.t("homes.problem.text", most));
        return text;
    }

    private static @Nullable Integer whole(Map<String, String> sent, String field, int most, Problems problems) {
        var text = FormFields.text(sent, field);
        if (text.isEmpty()) return null;
        var number = FormFields.number(text);
        if (number != null && number >= 1 && number <= most) return number;
        problems.add(field, Words.t("homes.problem.range", 1, most, "", text));
        return null;
    }
}
