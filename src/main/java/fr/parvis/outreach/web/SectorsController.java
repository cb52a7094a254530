// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach.web;

import static fr.parvis.shell.Words.n;
import static fr.parvis.shell.Words.t;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Within;
import fr.parvis.network.Commune;
import fr.parvis.network.Communes;
import fr.parvis.network.Point;
import fr.parvis.outreach.OutreachAddresses;
import fr.parvis.outreach.domain.Sector;
import fr.parvis.outreach.domain.Sectors;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.FormSubject;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import fr.parvis.values.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Pages of sectors: the point that is responsible for each door. */
@Controller("outreachSectorsController")
@Requires(value = Right.KEEP_LISTS, within = Within.ASSOCIATION)
class SectorsController {
    static final String ADDRESS = OutreachAddresses.SECTORS;
    private static final String ONE = ADDRESS + "/{id:[0-9a-f]+-[0-9a-f]+-[0-9a-f]+-[0-9a-f]+-[0-9a-f]+}";
    private static final int NAMED = 4;

    private final Sectors sectors;
    private final Communes communes;

    SectorsController(Sectors sectors, Communes communes) {
        this.sectors = sectors;
        this.communes = communes;
    }

    @GetMapping(ADDRESS)
    String list(Model model) {
        var points = sectors.points();
        var names = points.stream().collect(Collectors.toMap(Point::id, Point::name));
        model.addAttribute(
                "page",
                new SectorsPage.All(
                        sectors.list().stream()
                                .map(it -> new SectorsPage.Row(
                                        ADDRESS + "/" + it.id(),
                                        it.name(),
                                        about(it),
                                        names.getOrDefault(it.point(), t("outreach.lists.point.closed"))))
                                .toList(),
                        sectors.unplaced().stream().map(this::unplaced).toList(),
                        options(points)));
        return "outreach/lists/sectors";
    }

    private SectorsPage.Unplaced unplaced(Sectors.Unplaced it) {
        var code = it.commune();
        return new SectorsPage.Unplaced(
                code == null ? "" : code,
                code == null ? t("outreach.lists.commune.unknown") : named(code),
                n("outreach.lists.households", it.entries()));
    }

    private String about(Sector it) {
        var named = it.communes().stream().limit(NAMED).map(this::named).collect(Collectors.joining(", "))
                + (it.communes().size() > NAMED ? "…" : "");
        return it.streets().isEmpty()
                ? named
                : named + " · " + n("outreach.lists.streets", it.streets().size());
    }

    private String named(String insee) {
        return communes.find(insee).map(Commune::label).orElse(insee);
    }

    private static List<Option> options(List<Point> points) {
        return points.stream()
                .map(point -> new Option(point.id().toString(), point.name()))
                .toList();
    }

    @GetMapping(ADDRESS + "/nouveau")
    String blank(@RequestParam(defaultValue = "") String commune, Model model) {
        var typed = new HashMap<String, String>();
        communes.find(commune).ifPresent(it -> {
            typed.put("name", it.name());
            typed.put("communes", told(it));
        });
        return form(FormSubject.ofNew(), FilledForm.of(typed), model);
    }

    @GetMapping(ONE)
    String show(@PathVariable UUID id, Model model) {
        var it = sectors.find(id).orElseThrow(() -> new NotFound("sector " + id));

        var typed = new HashMap<String, String>();
        typed.put("name", it.name());
        typed.put("point", it.point().toString());
        typed.put(
                "communes",
                it.communes().stream()
                        .map(code ->
                                communes.find(code).map(SectorsController::told).orElse(code))
                        .collect(Collectors.joining("\n")));
        typed.put("streets", String.join("\n", it.streets()));
        return form(FormSubject.of(id, it.version()), FilledForm.of(typed), model);
    }

    private static String told(Commune it) {
        return it.name() + " (" + it.insee() + ")";
    }

    private String form(FormSubject subject, FilledForm filled, Model model) {
        model.addAttribute("page", new SectorsPage.Form(subject, filled, options(sectors.points())));
        return "outreach/lists/sector";
    }

    @PostMapping(ADDRESS)
    String save(@RequestParam Map<String, String> sent, Model model) {
        var problems = new Problems();
        boolean fresh = "true".equals(sent.get("fresh"));
        var it = new Sector(
                id(sent.get("id")),
                FormFields.text(sent, "name"),
                point(sent.get("point")),
                understood(lines(sent.get("communes")), problems),
                lines(sent.get("streets")),
                FormFields.version(sent, "version"));
        if (problems.isEmpty())
            switch (sectors.save(it, fresh)) {
                case Outcome.Done(var _) -> {
                    Notice.success(t("outreach.lists.sector.saved", it.name())).onNextPage();
                    return "redirect:" + ADDRESS;
                }
                case Outcome.Refused(var refused) -> problems.addAll(named(refused));
                case Outcome.Changed() -> problems.stale(t("outreach.lists.problem.changed"));
            }

        var subject = new FormSubject(it.id(), fresh, it.version());
        return FormAnswer.refused(problems, form(subject, new FilledForm(sent, problems), model));
    }

    /** A commune that a sector has already, by its name. */
    private List<Problem> named(List<Problem> problems) {
        return problems.stream()
                .map(problem -> problem.is(Sectors.COMMUNE_TAKEN)
                        ? Problem.of(
                                problem.field(),
                                problem.code(),
                                named(String.valueOf(problem.args().getFirst())),
                                problem.args().getLast())
                        : problem)
                .toList();
    }

    private static UUID point(@org.jspecify.annotations.Nullable String text) {
        return text == null || text.isEmpty() ? Ids.NIL : id(text);
    }

    private static List<String> lines(@org.jspecify.annotations.Nullable String text) {
        return Objects.requireNonNullElse(text, "")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private List<String> understood(List<String> lines, Problems problems) {
        var codes = new ArrayList<String>();
        for (var line : lines.subList(0, Math.min(300, lines.size()))) {
            var known = communes.find(line.replaceFirst("^.*\\((\\w{5})\\)$", "$1"));
            var found = known.isPresent() ? List.of(known.get()) : communes.understand(line);
            if (found.size() == 1) codes.add(found.getFirst().insee());
            else
                problems.add(
                        "communes",
                        t(
                                found.isEmpty()
                                        ? "outreach.lists.problem.commune"
                                        : "outreach.lists.problem.commune-many",
                                line));
        }
        return codes.stream().distinct().toList();
    }

    @PostMapping(ONE + "/supprimer")
    String delete(@PathVariable UUID id) {
        sectors.delete(id);
        Notice.success(t("outreach.lists.sector.deleted")).onNextPage();
        return "redirect:" + ADDRESS;
    }

    /** Entries of a commune that no sector has, given to a point by hand. */
    @PostMapping(ADDRESS + "/attribuer")
    String place(@RequestParam(defaultValue = "") String commune, @RequestParam(defaultValue = "") String point) {
        int placed = point.isEmpty() ? 0 : sectors.place(commune.isEmpty() ? null : commune, id(point));
        (placed > 0
                        ? Notice.success(n("outreach.lists.placed", placed))
                        : Notice.warning(t("outreach.lists.problem.point")))
                .onNextPage();
        return "redirect:" + ADDRESS;
    }

    private static UUID id(@Nullable String text) {
        var id = FormFields.id(text);
        if (id == null) throw new NotFound("identifier");
        return id;
    }
}
