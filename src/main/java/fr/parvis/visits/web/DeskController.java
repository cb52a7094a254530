// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.network.Communes;
import fr.parvis.network.LocalDays;
import fr.parvis.network.Point;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.shell.Camera;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.OpenToAll;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.Sha256;
import fr.parvis.visits.DeskAnswers;
import fr.parvis.visits.ThemeLink;
import fr.parvis.visits.Visits;
import fr.parvis.visits.Visits.Outcome;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.context.request.ServletWebRequest;
import tools.jackson.databind.json.JsonMapper;

/** The desk: the shell of the client with the plain form inside, and what the client asks for. */
@Controller
@Requires(Right.RECORD_VISITS)
class DeskController {
    /** How many communes a device keeps for where there is no network: those that a day's tour meets. */
    private static final int AROUND = 200;

    private final ReadDesk readDesk;
    private final ShowForm showForm;
    private final Visits visits;
    private final Communes communes;
    private final Nomenclature nomenclature;
    private final LocalDays localDays;
    private final Clock clock;
    private final JsonMapper json;
    private final DeskWords words;
    private final List<ThemeLink> links;
    private final List<DeskAnswers> answers;
    private final PanelScripts scripts;

    DeskController(
            ReadDesk readDesk,
            ShowForm showForm,
            Visits visits,
            Communes communes,
            Nomenclature nomenclature,
            LocalDays localDays,
            Clock clock,
            JsonMapper json,
            DeskWords words,
            List<ThemeLink> links,
            List<DeskAnswers> answers,
            PanelScripts scripts) {
        this.readDesk = readDesk;
        this.showForm = showForm;
        this.visits = visits;
        this.communes = communes;
        this.nomenclature = nomenclature;
        this.localDays = localDays;
        this.clock = clock;
        this.json = json;
        this.words = words;
        this.links = links;
        this.answers = answers;
        this.scripts = scripts;
    }

    /** The point and the codes that the page which leads here knows of who is there, as {@link KnownBefore}; empty where it does not. */
    record Asked(@Nullable UUID point, String theme, String commune, String partner, String presence, String language) {
        Asked {
            theme = FormFields.given(theme);
            commune = FormFields.given(commune);
            partner = FormFields.given(partner);
            presence = FormFields.given(presence);
            language = FormFields.given(language);
        }
    }

    @Requires(value = Right.RECORD_VISITS, within = Within.ASSOCIATION)
    @GetMapping("/capture")
    String desk(@ModelAttribute Asked asked, SignedIn who, Model model, HttpServletResponse response) {

        // the panel of the road reads labels
        Camera.allow(response);
        var open = readDesk.openPoints();
        var here = readDesk.point(open, asked.point(), who).orElse(null);
        var now = clock.instant().atZone(localDays.zone(here));
        var known = showForm.known(asked, now.toLocalDate());
        var form = known.in(VisitForm.blank(who.account(), here, showForm.habits(here), now));
        return shown(page(new FilledVisit(form, new Problems()), new Place(open, here), known, who), model);
    }

    @Requires(value = Right.RECORD_VISITS, within = Within.ASSOCIATION)
    @PostMapping("/capture")
    String record(@RequestParam MultiValueMap<String, String> sent, SignedIn who, Model model) {

        var form = VisitForm.of(sent);
        var open = readDesk.openPoints();
        var chosen = FormFields.id(form.value("point"));
        var here = open.stream()
                .filter(point -> point.id().equals(chosen))
                .findFirst()
                .orElse(null);
        var problems = new Problems();
        if (here == null) problems.add("point", Words.t("visits.problem.point-unknown"));
        else if (recorded(form, here, problems)) return "redirect:/capture?point=" + here.id();

        var filled = new FilledVisit(form, problems);
        return FormAnswer.invalid(shown(page(filled, new Place(open, here), KnownBefore.NOTHING, who), model));
    }

    private boolean recorded(VisitForm form, Point here, Problems problems) {
        var visit = showForm.read(form, here, problems);
        if (!problems.isEmpty()) return false;
        switch (visits.record(visit)) {
            case Outcome.Accepted accepted -> {
                var kept = accepted.visit();
                var said = VisitSummary.visit(kept, nomenclature.on(kept.day()));
                Notice.success(Words.t("visits.recorded", said))
                        .withAction(ShowRow.cancelAddress(kept, "/capture?point=" + here.id()), Words.t("visits.undo"))
                        .onNextPage();
                return true;
            }
            case Outcome.Rejected rejected -> VisitSummary.addTo(problems, form, rejected.problems());
            case Outcome.Conflict conflict -> problems.add("", Words.t("visits.problem.recorded-otherwise"));
        }
        return false;
    }

    /** Points that are open, and the one where one is. */
    private record Place(List<Point> open, @Nullable Point here) {}

    private DeskPage page(FilledVisit filled, Place place, KnownBefore known, SignedIn who) {
        var here = place.here;
        return new DeskPage(
                filled.form(),
                showForm.choices(place.open, here, who.account()),
                filled.problems(),
                here == null ? "" : here.id().toString(),
                readDesk.begun(here, showForm.habits(here)),
                known,
                words.atOnce());
    }

    private String shown(DeskPage page, Model model) {
        model.addAttribute("page", page);
        model.addAttribute("links", links);
        model.addAttribute("road", scripts.joined());
        answers.stream().findFirst().ifPresent(one -> model.addAttribute("answers", one));
        return "visits/desk";
    }

    /** The words of what is opened once in a while: the line that is typed, the queue, a note that warns. */
    @OpenToAll
    @GetMapping(path = "/capture/words.json", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    ResponseEntity<Map<String, String>> wordsOfLater() {
        return ResponseEntity.ok().header("Cache-Control", "no-store").body(words.later());
    }

    @Requires(value = Right.RECORD_VISITS, within = Within.ASSOCIATION)
    @GetMapping(path = "/capture/desk.json", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    @Nullable
    ResponseEntity<byte[]> content(
            @RequestParam(required = false) @Nullable UUID point,
            @RequestParam(required = false) @Nullable UUID passage,
            SignedIn who,
            ServletWebRequest request) {

        var body = json.writeValueAsBytes(
                passage == null
                        ? readDesk.handle(point, who)
                        : readDesk.correcting(passage, who).orElseThrow(() -> new NotFound("visit " + passage)));
        // weak: a strong one would keep the server from compressing
        var tag = "W/" + Sha256.etag(body);
        if (request.checkNotModified(tag)) return null;
        // names of colleagues and notes of the day: a browser would keep them readable beside what the device encrypts
        return ResponseEntity.ok().eTag(tag).header("Cache-Control", "no-store").body(body);
    }

    @GetMapping(path = "/capture/communes.json", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    List<DeskContent.Commune> communes(@RequestParam(defaultValue = "") String q) {
        return communes.search(q).stream()
                .map(commune -> new DeskContent.Commune(commune.insee(), commune.name(), commune.postcodes()))
                .toList();
    }

    /** The communes around a point, for a device that leaves the network. */
    @Requires(value = Right.RECORD_VISITS, within = Within.ASSOCIATION)
    @GetMapping(path = "/capture/near.json", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    List<DeskContent.Commune> near(@RequestParam(required = false) @Nullable UUID point, SignedIn who) {

        return readDesk.point(readDesk.openPoints(), point, who).stream()
                .flatMap(here -> communes.listAround(here.insee(), AROUND).stream())
                .map(commune -> new DeskContent.Commune(commune.insee(), commune.name(), commune.postcodes()))
                .toList();
    }
}
