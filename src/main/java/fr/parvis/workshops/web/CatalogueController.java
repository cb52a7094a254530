// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.web;

import static fr.parvis.shell.Words.n;
import static fr.parvis.shell.Words.t;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.files.Download;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.skills.Learners;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import fr.parvis.workshops.domain.KeepCatalogue;
import fr.parvis.workshops.domain.KeepMaterial;
import fr.parvis.workshops.domain.Room;
import fr.parvis.workshops.domain.Workshop;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Pages of the catalogue, of the documents of workshops, and of the rooms. */
@Controller
@Requires(value = Right.RECORD_VISITS, within = Within.ASSOCIATION)
class CatalogueController {
    private static final String FRESH = "nouveau";

    private final KeepCatalogue keep;
    private final KeepMaterial material;
    private final Learners learners;
    private final ShowWorkshops show;

    CatalogueController(KeepCatalogue keep, KeepMaterial material, Learners learners, ShowWorkshops show) {
        this.keep = keep;
        this.material = material;
        this.learners = learners;
        this.show = show;
    }

    @GetMapping(Addresses.CATALOGUE)
    String list(Model model) {
        model.addAttribute(
                "page",
                new CataloguePage(keep.workshops().stream()
                        .map(it -> new CataloguePage.Row(
                                Addresses.workshop(it.id()),
                                it.title(),
                                Words.duration(it.minutes())
                                        + (it.gestures().isEmpty()
                                                ? ""
                                                : " · "
                                                        + n(
                                                                "workshops.gestures",
                                                                it.gestures().size())),
                                it.closed()))
                        .toList()));
        return "workshops/catalogue";
    }

    @GetMapping(Addresses.WORKSHOP)
    String workshop(@PathVariable String id, Model model) {
        if (id.equals(FRESH)) {
            var sent = Map.of("id", Ids.next().toString(), "minutes", "120");
            return workshop(id, FilledForm.of(sent), List.of(), model);
        }
        var it = found(id);
        return workshop(id, FilledForm.of(sent(it)), it.gestures(), model);
    }

    private static Map<String, String> sent(Workshop it) {
        return Map.of(
                "id", it.id().toString(),
                "titre", it.title(),
                "buts", it.goals(),
                "minutes", String.valueOf(it.minutes()),
                "materiel", it.material(),
                "version", String.valueOf(it.version()),
                "ferme", it.closed() ? "true" : "");
    }

    @PostMapping(Addresses.WORKSHOP)
    String keep(
            @PathVariable String id,
            @RequestParam Map<String, String> sent,
            @RequestParam(required = false) @Nullable List<String> gestes,
            Model model) {
        var it = id.equals(FRESH)
                ? FormFields.idOrNew(sent.get("id"))
                : found(id).id();
        var gestures = gestes == null ? List.<String>of() : gestes;
        var outcome = keep.keep(new Workshop(
                it,
                FormFields.text(sent, "titre"),
                FormFields.lines(sent, "buts"),
                FormFields.number(sent.get("minutes"), 0),
                learners.gestures(Words.locale()).stream()
                        .map(Learners.Gesture::code)
                        .filter(gestures::contains)
                        .toList(),
                FormFields.lines(sent, "materiel"),
                sent.containsKey("ferme"),
                FormFields.version(sent, "version")));
        var problems = new Problems();
        switch (outcome) {
            case Outcome.Done(var done) -> {
                Notice.success(t("workshops.workshop.kept"))
                        .withLink(Addresses.newCycle(done), t("workshops.new"))
                        .onNextPage();
                return "redirect:" + Addresses.CATALOGUE;
            }
            case Outcome.Refused(var refused) -> problems.addAll(refused);
            case Outcome.Changed() -> problems.stale(t("workshops.problem.changed"));
        }
        return FormAnswer.refused(problems, workshop(id, new FilledForm(sent, problems), gestures, model));
    }

    private String workshop(String id, FilledForm filled, List<String> gestures, Model model) {
        boolean known = !id.equals(FRESH);
        model.addAttribute(
                "page",
                new CataloguePage.OfWorkshop(
                        Addresses.CATALOGUE + "/" + id,
                        known,
                        filled.values(),
                        gestures,
                        learners.gestures(Words.locale()).stream()
                                .map(one -> new Option(one.code(), one.label()))
                                .toList(),
                        known && filled.value("ferme").isEmpty() ? Addresses.NEW + "?atelier=" + id : "",
                        known ? show.documents(found(id).id()) : List.of(),
                        filled.problems()));
        return "workshops/workshop";
    }

    private Workshop found(String id) {
        var it = FormFields.id(id);
        return (it == null ? java.util.Optional.<Workshop>empty() : keep.find(it))
                .orElseThrow(() -> new NotFound("workshop " + id));
    }

    /** After a refused sending, the address of the page is this. */
    @GetMapping(Addresses.MATERIALS)
    String back(@PathVariable String id) {
        return "redirect:" + Addresses.workshop(found(id).id());
    }

    @PostMapping(Addresses.MATERIALS)
    String add(@PathVariable String id, @RequestParam(required = false) @Nullable MultipartFile document, Model model)
            throws IOException {
        var it = found(id);
        var bytes = document == null ? new byte[0] : document.getBytes();
        var name = document == null ? "" : Objects.requireNonNullElse(document.getOriginalFilename(), "");
        return switch (material.add(it.id(), name, bytes)) {
            case Outcome.Done(var _) -> {
                Notice.success(t("workshops.material.added")).onNextPage();
                yield "redirect:" + Addresses.workshop(it.id());
            }
            case Outcome.Refused(var problems) -> {
                var said = new Problems().addAll(problems);
                yield FormAnswer.invalid(workshop(id, new FilledForm(sent(it), said), it.gestures(), model));
            }
            case Outcome.Changed() -> throw new IllegalStateException("a document is added or not");
        };
    }

    @GetMapping(Addresses.MATERIAL)
    ResponseEntity<byte[]> open(@PathVariable UUID id) {
        var it = material.open(id).orElseThrow(() -> new NotFound("document " + id));
        return Download.attachment(it.name(), MediaType.APPLICATION_PDF_VALUE).entity(it.content());
    }

    @PostMapping(Addresses.REMOVE_MATERIAL)
    String remove(@PathVariable UUID id) {
        var workshop = material.remove(id).orElseThrow(() -> new NotFound("document " + id));
        Notice.success(t("workshops.material.removed")).onNextPage();
        return "redirect:" + Addresses.workshop(workshop);
    }

    @GetMapping(Addresses.ROOMS)
    String rooms(@RequestParam(defaultValue = "") String salle, SignedIn who, Model model) {
        var chosen = FormFields.id(salle);
        var room = keep.rooms().stream()
                .filter(one -> one.id().equals(chosen))
                .findFirst()
                .orElse(null);
        var sent = new HashMap<String, String>();
        sent.put("id", room == null ? Ids.next().toString() : room.id().toString());
        sent.put("point", room == null ? show.usualPoint(who) : room.point().toString());
        if (room != null) {
            sent.put("nom", room.name());
            sent.put("places", String.valueOf(room.places()));
            sent.put("ordinateurs", String.valueOf(room.computers()));
            sent.put("version", String.valueOf(room.version()));
            if (room.closed()) sent.put("fermee", "true");
        }
        return rooms(room != null, sent, new Problems(), model);
    }

    @PostMapping(Addresses.ROOMS)
    String keepRoom(@RequestParam Map<String, String> sent, Model model) {
        var id = FormFields.idOrNew(sent.get("id"));
        var known = keep.rooms().stream().filter(one -> one.id().equals(id)).findFirst();
        var point = known.map(Room::point).orElse(FormFields.id(sent.get("point")));
        var outcome = keep.keep(new Room(
                id,
                point == null ? Ids.NIL : point,
                FormFields.text(sent, "nom"),
                FormFields.number(sent.get("places"), 0),
                FormFields.number(sent.get("ordinateurs"), 0),
                sent.containsKey("fermee"),
                FormFields.version(sent, "version")));
        return switch (outcome) {
            case Outcome.Done(var _) -> {
                Notice.success(t("workshops.room.kept")).onNextPage();
                yield "redirect:" + Addresses.ROOMS;
            }
            case Outcome.Refused(var problems) ->
                FormAnswer.invalid(rooms(known.isPresent(), sent, new Problems().addAll(problems), model));
            case Outcome.Changed() ->
                FormAnswer.stale(
                        rooms(known.isPresent(), sent, new Problems().stale(t("workshops.problem.changed")), model));
        };
    }

    private String rooms(boolean known, Map<String, String> sent, Problems problems, Model model) {
        model.addAttribute(
                "page",
                new CataloguePage.Rooms(
                        keep.rooms().stream()
                                .map(room -> new CataloguePage.RoomRow(
                                        Addresses.ROOMS + "?salle=" + room.id(),
                                        room.name(),
                                        show.point(room.point()) + " · " + n("workshops.places", room.places())
                                                + (room.computers() == 0
                                                        ? ""
                                                        : " · " + n("workshops.computers", room.computers())),
                                        room.closed()))
                                .toList(),
                        show.points(),
                        known,
                        sent,
                        problems));
        return "workshops/rooms";
    }
}
