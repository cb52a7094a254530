// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.queue.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.files.QrCode;
import fr.parvis.network.Point;
import fr.parvis.queue.domain.QueuePoints;
import fr.parvis.queue.domain.QueueSettings;
import fr.parvis.queue.domain.Screens;
import fr.parvis.queue.domain.Screens.Kind;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Settings that a site lead decides about the queue of a point: whether there is one, its languages, its screens. */
@Controller
@Requires(value = Right.EDIT_POINTS, within = Within.ASSOCIATION)
class SettingsController {
    private static final int LONGEST_NAME = 60;

    private final QueuePoints points;
    private final QueueSettings settings;
    private final Screens screens;

    SettingsController(QueuePoints points, QueueSettings settings, Screens screens) {
        this.points = points;
        this.settings = settings;
        this.screens = screens;
    }

    @GetMapping("/bureau/file/reglages")
    String show(@RequestParam(required = false) @Nullable UUID point, SignedIn who, Model model) {
        // a point that is closed still has its links
        var here = point == null
                ? points.choose(points.open(), null, who.account()).orElse(null)
                : points.get(point);
        if (here == null) return "redirect:/bureau/file";
        return page(here, FilledForm.of(Map.of("sorte", Kind.KIOSK.word())), model);
    }

    private String page(Point point, FilledForm form, Model model) {
        var setting = settings.of(point.id());
        var languages = KioskLanguage.shown(List.of());
        model.addAttribute(
                "page",
                new SettingsPage(
                        point.id().toString(),
                        point.name(),
                        setting.inUse(),
                        languages.stream()
                                .filter(language -> !language.isFrench())
                                .map(language -> new Option(language.code(), language.name()))
                                .toList(),
                        KioskLanguage.shown(setting.languages()).stream()
                                .map(KioskLanguage::code)
                                .toList(),
                        screens.list(point.id()).stream()
                                .map(screen -> screen(screen, point))
                                .toList(),
                        form.value("sorte"),
                        form.value("nom"),
                        form.problems()));
        return "queue/settings";
    }

    private static SettingsPage.Screen screen(Screens.Screen screen, Point point) {
        return new SettingsPage.Screen(
                screen.id().toString(),
                Words.t("queue.screen." + screen.kind().word()),
                screen.kind() == Kind.KIOSK ? "tablet-landscape" : "display",
                screen.name(),
                Words.date(LocalDate.ofInstant(screen.madeAt(), point.zone())));
    }

    @PostMapping("/bureau/file/reglages")
    String decide(
            @RequestParam UUID point,
            @RequestParam(defaultValue = "") String utilisee,
            @RequestParam(required = false) @Nullable List<String> langues) {
        var here = points.get(point);
        var chosen = langues == null ? List.<String>of() : langues;
        var unknown = chosen.stream()
                .filter(code -> !KioskLanguage.CODES.contains(code))
                .findFirst();
        if (unknown.isPresent()) {
            Notice.danger(Words.t("queue.settings.no-language", unknown.get())).onNextPage();
            return "redirect:/bureau/file/reglages?point=" + here.id();
        }
        // French is always there, and says that a choice was made
        settings.decide(
                here.id(),
                utilisee.equals("oui"),
                KioskLanguage.CODES.stream()
                        .filter(code -> code.equals("fr") || chosen.contains(code))
                        .toList());
        Notice.success(Words.t("queue.settings.saved", here.name())).onNextPage();
        return "redirect:/bureau/file/reglages?point=" + here.id();
    }

    /** Shows the link this once: nothing that holds its secret is kept. */
    @PostMapping("/bureau/file/ecrans")
    String make(
            @RequestParam UUID point,
            @RequestParam(defaultValue = "") String sorte,
            @RequestParam(defaultValue = "") String nom,
            Model model) {
        var here = points.get(point);
        var kind = sorte.equals("wall") ? Kind.WALL : Kind.KIOSK;
        if (nom.strip().length() > LONGEST_NAME) {
            var problems = new Problems().add("nom", Words.t("queue.screen.name.long", LONGEST_NAME));
            var form = new FilledForm(Map.of("sorte", kind.word(), "nom", nom), problems);
            return FormAnswer.invalid(page(here, form, model));
        }
        var made = screens.make(here.id(), kind, nom);
        var link = ServletUriComponentsBuilder.fromCurrentContextPath()
                .path((kind == Kind.KIOSK ? "/borne/" : "/mur/") + made.secret())
                .toUriString();
        model.addAttribute(
                "page", new ScreenLinkPage(here.id().toString(), kind.word(), here.name(), link, QrCode.of(link)));
        return "queue/screen-link";
    }

    @PostMapping("/bureau/file/ecrans/{id}/fin")
    String revoke(@PathVariable UUID id, @RequestParam UUID point) {
        var here = points.get(point);
        screens.revoke(here.id(), id);
        Notice.success(Words.t("queue.screen.revoked")).onNextPage();
        return "redirect:/bureau/file/reglages?point=" + here.id();
    }
}
