// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.skills.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.network.LocalDays;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.skills.domain.Alignment;
import fr.parvis.skills.domain.Gesture;
import fr.parvis.skills.domain.Gestures;
import fr.parvis.values.Outcome;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The gestures and what they are in outside frameworks, which the network's head keeps. */
@Controller
@Requires(Right.EDIT_NOMENCLATURE)
class GesturesController {
    private static final String SOURCE = "source-";

    private final Gestures gestures;
    private final LocalDays localDays;

    GesturesController(Gestures gestures, LocalDays localDays) {
        this.gestures = gestures;
        this.localDays = localDays;
    }

    @GetMapping(Addresses.GESTURES)
    String list(@RequestParam(defaultValue = "") String code, Model model) {
        return page(proposed(code), new Problems(), model);
    }

    /** A gesture of the list begins as it stands. */
    private Map<String, String> proposed(String code) {
        var sent = new HashMap<String, String>();
        sent.put("valable", localDays.todayOfNetwork().toString());
        sent.put("place", "100");
        sent.put("propose", "true");
        gestures.list().stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .ifPresent(one -> {
                    sent.put("code", one.code());
                    sent.put("nom", one.label());
                    sent.put("nomAnglais", one.labelEn());
                    sent.put("voir", one.watchFor());
                    sent.put("voirAnglais", one.watchForEn());
                    sent.put("image", one.picture());
                    sent.put("themes", String.join(" ", one.themes()));
                    sent.put("place", String.valueOf(one.place()));
                    if (!one.proposed()) sent.remove("propose");
                    for (var framework : Alignment.FRAMEWORKS)
                        sent.put(framework, String.join(" ", outside(of(code), framework)));
                });
        return sent;
    }

    @PostMapping(Addresses.GESTURES)
    String keep(@RequestParam Map<String, String> sent, Model model) {
        var problems = new Problems();
        var from = FormFields.day(sent.get("valable"), "valable", problems);
        var code = FormFields.text(sent, "code");
        if (from == null) return FormAnswer.invalid(page(sent, problems, model));
        var said = new Gesture(
                code,
                0,
                FormFields.text(sent, "nom"),
                FormFields.text(sent, "nomAnglais"),
                FormFields.text(sent, "voir"),
                FormFields.text(sent, "voirAnglais"),
                FormFields.text(sent, "image"),
                words(sent, "themes"),
                FormFields.number(FormFields.text(sent, "place"), -1),
                sent.containsKey("propose"),
                from);
        var known = of(code);
        var alignments = Alignment.FRAMEWORKS.stream()
                .flatMap(framework -> {
                    var source = FormFields.text(sent, SOURCE + framework);
                    return words(sent, framework).stream()
                            .map(outside -> new Alignment(
                                    code,
                                    framework,
                                    outside,
                                    !source.isEmpty() || checked(known, framework, outside),
                                    source.isEmpty() ? null : source));
                })
                .toList();
        return switch (gestures.keep(said, alignments)) {
            case Outcome.Done(var _) -> {
                Notice.success(Words.t("skills.gestures.kept", said.label(), from))
                        .onNextPage();
                yield "redirect:" + Addresses.GESTURES;
            }
            case Outcome.Refused(var refused) -> FormAnswer.invalid(page(sent, problems.addAll(refused), model));
            case Outcome.Changed() -> throw new IllegalStateException("a gesture has no version to be based on");
        };
    }

    /** Whether the same alignment had been checked against its source. */
    private static boolean checked(List<Alignment> known, String framework, String outside) {
        return known.stream()
                .anyMatch(one -> one.checked()
                        && one.framework().equals(framework)
                        && one.outside().equals(outside));
    }

    private List<Alignment> of(String code) {
        return gestures.alignments().stream()
                .filter(one -> one.code().equals(code))
                .toList();
    }

    private static List<String> outside(List<Alignment> all, String framework) {
        return all.stream()
                .filter(one -> one.framework().equals(framework))
                .map(Alignment::outside)
                .toList();
    }

    private static List<String> words(Map<String, String> sent, String field) {
        return Arrays.stream(FormFields.text(sent, field).split("[\\s,;]+"))
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }

    private String page(Map<String, String> sent, Problems problems, Model model) {
        var alignments = gestures.alignments().stream().collect(Collectors.groupingBy(Alignment::code));
        var known = alignments.getOrDefault(FormFields.text(sent, "code"), List.of());
        model.addAttribute(
                "page",
                new GesturesPage(
                        gestures.list().stream()
                                .map(one -> new GesturesPage.Line(
                                        one.code(),
                                        one.label(Words.locale()),
                                        one.watchFor(Words.locale()),
                                        one.picture(),
                                        Words.t("skills.gestures.version", one.version(), one.validFrom()),
                                        one.proposed(),
                                        elsewhere(alignments.getOrDefault(one.code(), List.of()))))
                                .toList(),
                        Alignment.FRAMEWORKS.stream()
                                .map(framework -> new GesturesPage.Framework(
                                        framework,
                                        Words.t("skills.framework." + framework),
                                        Words.t("skills.framework." + framework + ".hint"),
                                        SOURCE + framework,
                                        read(known, framework)))
                                .toList(),
                        Gesture.PICTURES.stream()
                                .map(picture -> new Option(picture, Words.t("skills.picture." + picture)))
                                .toList(),
                        sent,
                        problems));
        return "skills/gestures";
    }

    /** Where the counterparts of a framework were read, or what to write there. */
    private static String read(List<Alignment> known, String framework) {
        var sources = known.stream()
                .filter(one -> one.framework().equals(framework))
                .map(Alignment::source)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .distinct()
                .collect(Collectors.joining(" ; "));
        return sources.isEmpty()
                ? Words.t("skills.gestures.source.hint")
                : Words.t("skills.gestures.source.known", sources);
    }

    private static String elsewhere(List<Alignment> all) {
        return Alignment.FRAMEWORKS.stream()
                .flatMap(framework -> {
                    var outside = all.stream()
                            .filter(one -> one.framework().equals(framework))
                            .map(one -> one.outside() + (one.checked() ? "" : " " + Words.t("skills.unchecked")))
                            .collect(Collectors.joining(", "));
                    return outside.isEmpty()
                            ? Stream.of()
                            : Stream.of(Words.t("skills.framework." + framework) + " " + outside);
                })
                .collect(Collectors.joining(" · "));
    }
}
