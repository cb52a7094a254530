// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Association;
import fr.parvis.access.Associations;
import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.network.LocalDays;
import fr.parvis.network.NetworkAddresses;
import fr.parvis.network.domain.Closure;
import fr.parvis.network.domain.Openings;
import fr.parvis.network.domain.PlannedOverClosures;
import fr.parvis.network.domain.PointView;
import fr.parvis.network.domain.SavePoint;
import fr.parvis.shell.ChangedMeanwhile;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.values.Ids;
import fr.parvis.values.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Form of a point: a new one, or what changes of one. */
@Controller
@Requires(Right.EDIT_POINTS)
class PointFormController {
    private final PointLookup lookup;
    private final SavePoint savePoint;
    private final PointEntry entry;
    private final Openings openings;
    private final Associations associations;
    private final LocalDays localDays;
    private final PlannedOverClosures plannedOver;

    PointFormController(
            PointLookup lookup,
            SavePoint savePoint,
            PointEntry entry,
            Openings openings,
            Associations associations,
            LocalDays localDays,
            PlannedOverClosures plannedOver) {
        this.lookup = lookup;
        this.savePoint = savePoint;
        this.entry = entry;
        this.openings = openings;
        this.associations = associations;
        this.localDays = localDays;
        this.plannedOver = plannedOver;
    }

    @GetMapping(NetworkAddresses.NEW_POINT)
    String create(SignedIn who, Model model) {
        return form(FilledPoint.of(PointForm.empty(Ids.next(), localDays.today())), null, who, model);
    }

    @PostMapping("/bureau/reseau")
    String create(@RequestParam MultiValueMap<String, String> values, SignedIn who, Model model) {
        var form = new PointForm(values);
        var id = FormFields.idOrNew(form.of("id"));
        var association = association(form, who);
        var reading = entry.read(form, id, association == null ? id : association, localDays.today());
        if (association == null) reading.problems().add("association", t("network.form.association.missing"));
        if (reading.sheet().isEmpty() || association == null) {
            return FormAnswer.invalid(form(FilledPoint.of(form, reading), null, who, model));
        }
        try {
            savePoint.create(reading.sheet().get(), reading.closures());
        } catch (DuplicateKeyException e) {
            // the same form came twice at once: the point is there
        }
        Notice.success(t("network.point.created", form.of("nom"))).onNextPage();
        return "redirect:/bureau/reseau/" + id;
    }

    private @Nullable UUID association(PointForm form, SignedIn who) {
        if (who.association() != null) return who.association();
        var chosen = FormFields.id(form.of("association"));
        return associations.list().stream()
                .filter(association -> association.open() && association.id().equals(chosen))
                .map(Association::id)
                .findFirst()
                .orElse(null);
    }

    @GetMapping(PointController.POINT + "/modifier")
    String change(@PathVariable UUID id, SignedIn who, Model model) {
        var view = lookup.editable(id, who);
        return form(FilledPoint.of(formOf(view)), view, who, model);
    }

    @PostMapping(PointController.POINT)
    String change(
            @PathVariable UUID id, @RequestParam MultiValueMap<String, String> values, SignedIn who, Model model) {
        var view = lookup.editable(id, who);
        var form = new PointForm(values);
        var reading = entry.read(form, view.sheet(), openings.today(view.sheet()));
        if (reading.sheet().isEmpty()) {
            return FormAnswer.invalid(form(FilledPoint.of(form, reading), view, who, model));
        }
        var planned = planned(id, view, reading.closures());
        if (!planned.isEmpty() && !form.of("prevus").equals(key(planned)))
            return FormAnswer.invalid(form(FilledPoint.of(form, reading).withPlanned(planned), view, who, model));
        try {
            savePoint.change(reading.sheet().get(), reading.closures());
        } catch (ChangedMeanwhile e) {
            return FormAnswer.stale(conflict(model, form, reading, id));
        }
        Notice.success(t("network.point.changed", form.of("nom"))).onNextPage();
        return "redirect:/bureau/reseau/" + id;
    }

    /** Appointments, workshops and the like on the days of closures that are new. */
    private List<PointFormPage.Planned> planned(UUID id, PointView view, List<Closure> closures) {
        var added = closures.stream()
                .filter(closure -> !view.closures().contains(closure))
                .toList();
        return plannedOver.find(id, added).stream()
                .map(one -> new PointFormPage.Planned(one.what(), one.href()))
                .toList();
    }

    private static String key(List<PointFormPage.Planned> planned) {
        return planned.isEmpty() ? "" : Sha256.shortHex(planned.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Gives back what was typed, on what the point has become, and says what somebody else changed. */
    private String conflict(Model model, PointForm form, PointEntry.Reading typed, UUID id) {
        var view = lookup.get(id);
        var now = formOf(view);
        var theirs = PointFacts.of(view.sheet(), view.coming(openings.today(view.sheet())));
        var ours = PointFacts.of(typed.sheet().orElseThrow(), typed.closures());
        var seen = form.of("vu");
        var changedByThem = theirs.changedSince(seen);
        var changedHere = ours.changedSince(seen);
        var conflicts = changedByThem.stream()
                .filter(fact -> !theirs.said(fact).equals(ours.said(fact)))
                .map(fact -> new PointFormPage.Conflict(
                        t("network.fact." + fact),
                        theirs.said(fact),
                        changedHere.contains(fact) ? ours.said(fact) : null))
                .toList();
        var onlyTheirs = changedByThem.stream()
                .filter(fact -> !changedHere.contains(fact))
                .toList();
        model.addAttribute(
                "page",
                new PointFormPage(
                        form.onto(now, onlyTheirs),
                        new Problems(),
                        view.sheet().name(),
                        "/bureau/reseau/" + id,
                        "/bureau/reseau/" + id,
                        List.of(),
                        List.of(),
                        true,
                        conflicts,
                        List.of(),
                        ""));
        return "network/form";
    }

    private PointForm formOf(PointView view) {
        return PointForm.of(view.sheet(), view.coming(openings.today(view.sheet())));
    }

    /**
     * Form of a point as it is shown.
     *
     * @param communes to choose from, when the name means several
     * @param planned events that cannot take place on days that are closed now
     */
    private record FilledPoint(
            PointForm form, Problems problems, List<Option> communes, List<PointFormPage.Planned> planned) {
        /** A first view. */
        static FilledPoint of(PointForm form) {
            return new FilledPoint(form, new Problems(), List.of(), List.of());
        }

        static FilledPoint of(PointForm form, PointEntry.Reading reading) {
            return new FilledPoint(form, reading.problems(), reading.communes(), List.of());
        }

        FilledPoint withPlanned(List<PointFormPage.Planned> some) {
            return new FilledPoint(form, problems, communes, some);
        }
    }

    private String form(FilledPoint filled, @Nullable PointView known, SignedIn who, Model model) {
        boolean chooses = known == null && who.association() == null;
        var address = known == null
                ? "/bureau/reseau"
                : "/bureau/reseau/" + known.sheet().id();
        model.addAttribute(
                "page",
                new PointFormPage(
                        filled.form(),
                        filled.problems(),
                        known == null ? null : known.sheet().name(),
                        address,
                        address,
                        chooses
                                ? associations.list().stream()
                                        .filter(Association::open)
                                        .map(a -> new Option(a.id().toString(), a.name()))
                                        .toList()
                                : List.of(),
                        filled.communes(),
                        false,
                        List.of(),
                        filled.planned(),
                        key(filled.planned())));
        return "network/form";
    }
}
