// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.homes.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.files.Download;
import fr.parvis.files.TaggedPdf;
import fr.parvis.homes.domain.Answers;
import fr.parvis.homes.domain.Checklist;
import fr.parvis.homes.domain.FollowUp;
import fr.parvis.homes.domain.ReadHomes;
import fr.parvis.homes.domain.Section;
import fr.parvis.homes.domain.Sharing;
import fr.parvis.homes.papers.HomeWords;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The paper that stays in the home, and the report for whom the person lets read it. In French, as all papers are. */
@Controller
@Requires(value = Right.FOLLOW_PEOPLE, within = Within.ASSOCIATION)
class PapersController {
    /** Answers that a household reads again later; not the number of its appliances, which it knows. */
    private static final Map<Section, Set<String>> AT_HOME = Map.of(
            Section.BUILDING,
            Set.of(
                    "windows",
                    "window-state",
                    "damp",
                    "draughts",
                    "ventilation",
                    "heating",
                    "control",
                    "tank-degrees",
                    "tank-control"),
            Section.TEMPERATURES,
            Set.of("living", "kitchen", "bedroom", "bedroom-2", "bathroom", "outside"),
            Section.USES,
            Set.of("day-degrees", "night-degrees", "airs"));

    /** Answers in each part that may be shared. Nothing of bills, nothing of uses. */
    private static final Map<String, Map<Section, Set<String>>> SHARED = Map.of(
            "building",
            Map.of(
                    Section.BUILDING,
                    Set.of(
                            "kind",
                            "built",
                            "surface",
                            "floor",
                            "top",
                            "facing",
                            "insulation",
                            "windows",
                            "window-state")),
            "comfort",
            Map.of(
                    Section.BUILDING,
                    Set.of("damp", "draughts", "ventilation"),
                    Section.TEMPERATURES,
                    Set.of("living", "kitchen", "bedroom", "bedroom-2", "bathroom", "outside")),
            "heating",
            Map.of(
                    Section.BUILDING,
                    Set.of("heating", "control", "hot-water", "tank-litres", "tank-degrees", "tank-control")));

    private final ReadHomes homes;
    private final ShowHome show;
    private final HomeWords words;
    private final Checklist checklist;
    private final OpenHome openHome;
    private final TaggedPdf pdf;

    PapersController(
            ReadHomes homes, ShowHome show, HomeWords words, Checklist checklist, OpenHome openHome, TaggedPdf pdf) {
        this.homes = homes;
        this.show = show;
        this.words = words;
        this.checklist = checklist;
        this.openHome = openHome;
        this.pdf = pdf;
    }

    @GetMapping(Addresses.VISIT + "/fiche.pdf")
    ResponseEntity<byte[]> household(@PathVariable UUID visit, SignedIn who) {
        var found = openHome.visit(visit);
        return Words.in(Words.FRENCH)
                .call(() -> Download.pdf("visite-energie.pdf")
                        .entity(pdf.of("homes/sheet.jte", Map.of("paper", household(found, who)))));
    }

    private Paper household(ReadHomes.Found found, SignedIn who) {
        var day = found.visit().day();
        var worth = show.worth(found.left(), found.expected(), day);
        return new Paper(
                who.place(),
                openHome.name(found.caseFile()),
                Words.longDate(day),
                Words.longDate(homes.today(found.visit().point())),
                ShowHome.alerts(found.dangers()),
                seen(found, AT_HOME),
                pieces(found),
                gestures(found),
                next(found),
                worth.lines().isEmpty() ? "" : show.expected(worth, day),
                show.price(day),
                "");
    }

    /** Without an agreement there is no report. */
    @GetMapping(Addresses.VISIT + "/rapport.pdf")
    ResponseEntity<byte[]> report(@PathVariable UUID visit, SignedIn who) {
        var found = openHome.visit(visit);
        var sharing = homes.sharing(visit).orElseThrow(() -> new NotFound("an agreement to share home visit " + visit));
        return Words.in(Words.FRENCH)
                .call(() -> Download.pdf("rapport-visite-energie.pdf")
                        .entity(pdf.of("homes/report.jte", Map.of("paper", shared(found, sharing, who)))));
    }

    private Paper shared(ReadHomes.Found found, Sharing sharing, SignedIn who) {
        var fields = new HashMap<Section, Set<String>>();
        for (var part : sharing.parts())
            SHARED.getOrDefault(part, Map.of())
                    .forEach((section, keys) -> fields.merge(section, keys, (one, other) -> {
                        var both = new HashSet<>(one);
                        both.addAll(other);
                        return both;
                    }));
        return new Paper(
                who.place(),
                sharing.parts().contains("name") ? openHome.name(found.caseFile()) : "",
                Words.longDate(found.visit().day()),
                Words.longDate(homes.today(found.visit().point())),
                sharing.parts().contains("danger") ? ShowHome.alerts(found.dangers()) : List.of(),
                seen(found, fields),
                sharing.parts().contains("installed") ? pieces(found) : List.of(),
                sharing.parts().contains("advice") ? gestures(found) : List.of(),
                List.of(),
                "",
                "",
                Words.t(
                        "homes.report.agreement",
                        Words.t("homes.recipient." + sharing.recipient()),
                        sharing.agreedOn(),
                        Words.t("homes.manner." + sharing.manner())));
    }

    private List<Paper.Seen> seen(ReadHomes.Found found, Map<Section, Set<String>> fields) {
        var all = new ArrayList<Paper.Seen>();
        var day = found.visit().day();
        for (var section : Section.values()) {
            var keys = fields.getOrDefault(section, Set.of());
            var said = words
                    .said(checklist.of(section, day), found.part(section).answers(), day)
                    .stream()
                    .filter(one -> keys.contains(one.key()))
                    .map(one -> new HomePage.Said(one.question(), one.answer()))
                    .toList();
            if (!said.isEmpty()) all.add(new Paper.Seen(Words.t("homes.section." + section.key()), said));
        }
        return all;
    }

    private List<String> pieces(ReadHomes.Found found) {
        var day = found.visit().day();
        Answers installed = found.part(Section.INSTALLED).answers();
        return words.said(checklist.of(Section.INSTALLED, day), installed, day).stream()
                .filter(one -> !one.answer().equals("0"))
                .map(one -> one.answer() + " × " + one.question())
                .toList();
    }

    private List<Paper.Gesture> gestures(ReadHomes.Found found) {
        return show.gestures(found.left(), found.expected(), found.visit().day());
    }

    /** Next steps: whom the household was sent to, when somebody asks again. */
    private List<String> next(ReadHomes.Found found) {
        var all = new ArrayList<String>();
        var day = found.visit().day();
        var orientation = found.part(Section.ORIENTATION).answers();
        for (var said : words.said(checklist.of(Section.ORIENTATION, day), orientation, day))
            all.add(Words.labelled(said.question(), said.answer()));
        var last = homes.of(found.visit().caseFile()).getLast().day();
        var done = homes.followUps(found.visit().caseFile()).stream()
                .map(FollowUp::months)
                .toList();
        for (int months : FollowUp.TERMS)
            if (!done.contains(months)) all.add(Words.t("homes.sheet.again", months, month(last.plusMonths(months))));
        return all;
    }

    private static String month(LocalDate day) {
        return Words.month(day);
    }
}
