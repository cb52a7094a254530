// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Within;
import fr.parvis.database.Asking;
import fr.parvis.files.Download;
import fr.parvis.files.table.TableFormat;
import fr.parvis.network.LocalDays;
import fr.parvis.network.Point;
import fr.parvis.nomenclature.Catalogue;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Words;
import fr.parvis.values.Ids;
import fr.parvis.visits.Direction;
import fr.parvis.visits.VisitsSettings;
import fr.parvis.visits.domain.PointsAndTeam;
import fr.parvis.visits.domain.VisitFilter;
import fr.parvis.visits.papers.export.Export;
import fr.parvis.visits.papers.export.Exports;
import fr.parvis.visits.papers.export.Exports.Outcome;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Visits as a file: at once when it is short, behind the scenes and on a page that can be left when it is long. */
@Controller
@Requires(value = Right.RECORD_VISITS, within = Within.ASSOCIATION)
class ExportController {
    private final Exports exports;
    private final VisitListController list;
    private final ReadDesk readDesk;
    private final PointsAndTeam places;
    private final Nomenclature nomenclature;
    private final int days;
    private final LocalDays localDays;

    ExportController(
            Exports exports,
            VisitListController list,
            ReadDesk readDesk,
            PointsAndTeam places,
            Nomenclature nomenclature,
            LocalDays localDays,
            VisitsSettings settings) {
        this.exports = exports;
        this.list = list;
        this.readDesk = readDesk;
        this.places = places;
        this.nomenclature = nomenclature;
        this.days = settings.exportDays();
        this.localDays = localDays;
    }

    /** A file when it is short, else the way to the page of its progress. The filter is that of the list, by the same names. */
    @PostMapping("/bureau/exports")
    Object ask(
            @RequestParam Map<String, String> asked,
            @RequestParam(defaultValue = "") String export,
            @RequestParam(defaultValue = "csv") String format,
            @RequestParam(defaultValue = "") String notes) {
        var filter = list.filter(asked);
        var unreadable = unreadable(asked, filter);
        if (unreadable != null) {
            Notice.danger(unreadable).onNextPage();
            return "redirect:" + VisitListController.address(filter);
        }
        var kind = TableFormat.find(format).orElse(null);
        if (kind == null) {
            Notice.danger(Words.t("visits.export.no-format")).onNextPage();
            return "redirect:" + VisitListController.address(filter);
        }
        var id = VisitForm.id(export);
        if (id.equals(Ids.NIL)) id = Ids.next();
        var back = "redirect:" + VisitListController.address(filter);
        return switch (exports.ask(id, filter, kind, notes.equals("oui"))) {
            case Outcome.Made(var file) -> file(new ByteArrayResource(file), kind, localDays.today());
            case Outcome.Begun(var begun) -> "redirect:/bureau/exports/" + begun;
            case Outcome.Nothing nothing -> {
                Notice.warning(Words.t("visits.export.nothing")).onNextPage();
                yield back;
            }
            case Outcome.TooLong(var most) -> {
                Notice.warning(Words.t("visits.export.too-long", most)).onNextPage();
                yield back;
            }
            case Outcome.TooMany many -> {
                Notice.warning(Words.t("visits.export.too-many", Exports.UNFINISHED))
                        .onNextPage();
                yield "redirect:/bureau/exports";
            }
        };
    }

    /** Sentence on a filter that cannot be read: left out, it would make a file of another period or of more visits than asked for. */
    private static @Nullable String unreadable(Map<String, String> asked, VisitFilter read) {
        var from = FormFields.text(asked, "du");
        var to = FormFields.text(asked, "au");
        if (!from.isEmpty() && read.from() == null)
            return Words.t("visits.export.no-day", Words.t("visits.list.from-day"), from);
        if (!to.isEmpty() && read.to() == null)
            return Words.t("visits.export.no-day", Words.t("visits.list.to-day"), to);
        var said = read.said();
        return VisitFilter.NAMES.stream()
                        .anyMatch(name -> !FormFields.text(asked, name).isEmpty() && !said.containsKey(name))
                ? Words.t("visits.export.no-filter")
                : null;
    }

    @GetMapping("/bureau/exports")
    String list(Model model) {
        model.addAttribute(
                "page",
                new ExportsPage(
                        exports.list().stream().map(export -> page(export)).toList(), days));
        return "visits/exports";
    }

    @GetMapping("/bureau/exports/{id}")
    String show(@PathVariable UUID id, Model model) {
        var export = find(id);
        model.addAttribute("page", page(export));
        return "visits/export";
    }

    @GetMapping("/bureau/exports/{id}/fichier")
    ResponseEntity<Resource> fetch(@PathVariable UUID id) {
        var export = find(id);
        var file = exports.file(id).orElseThrow(() -> new NotFound("file of export " + id));
        return file(new FileSystemResource(file), export.format(), localDays.day(export.askedAt()));
    }

    @PostMapping("/bureau/exports/{id}/recommencer")
    String again(@PathVariable UUID id) {
        find(id);
        exports.again(id);
        return "redirect:/bureau/exports/" + id;
    }

    @PostMapping("/bureau/exports/{id}/supprimer")
    String delete(@PathVariable UUID id) {
        find(id);
        exports.delete(id);
        Notice.success(Words.t("visits.export.deleted")).onNextPage();
        return "redirect:/bureau/exports";
    }

    private Export find(UUID id) {
        return exports.find(id).orElseThrow(() -> new NotFound("export " + id));
    }

    private static ResponseEntity<Resource> file(Resource file, TableFormat format, LocalDate day) {
        return Download.attachment(Export.fileName(day, format), format.mediaType())
                .entity(file);
    }

    private ExportPage page(Export export) {
        var asked = localDays.local(export.askedAt());
        var problem = export.problem();
        return new ExportPage(
                export,
                Words.t(
                        "visits.export.asked",
                        Words.t("visits.export.format." + export.format().key()),
                        Words.date(asked.toLocalDate()),
                        Words.time(asked.toLocalTime())),
                words(export.filter()),
                state(export),
                problem == null ? null : Words.t("visits.export.problem." + problem),
                export.bytes() == null ? null : size(export.bytes()),
                Words.date(localDays.day(export.askedAt().plus(Duration.ofDays(days)))),
                VisitListController.address(export.filter()));
    }

    private static String state(Export export) {
        var expected = export.expected();
        return switch (export.state()) {
            case WAITING -> Words.t("visits.export.waiting");
            case RUNNING ->
                expected == null || expected == 0
                        ? Words.n("visits.export.lines", export.lines())
                        : Words.t("visits.export.running", Words.number(export.lines()), Words.number(expected));
            case READY -> Words.n("visits.export.lines", export.lines());
            case FAILED -> Words.t("visits.export.failed");
        };
    }

    private static String size(long bytes) {
        return bytes < 1_000_000
                ? Words.t("visits.export.kilobytes", Words.number(Math.max(1, bytes / 1000)))
                : Words.t("visits.export.megabytes", Words.number(bytes / 1e6));
    }

    /** The filter as one reads it. */
    private String words(VisitFilter filter) {
        var catalogue = nomenclature.on(filter.to() == null ? localDays.today() : filter.to());
        var association = Asking.association();
        var words = new ArrayList<String>();
        words.add(period(filter));
        if (filter.mediator() != null) {
            add(words, places.name(association, filter.mediator()));
            // of all mediators, each visit was attended by one of them
            if (filter.attended()) words.add(Words.t("visits.export.attended"));
        }
        if (filter.point() != null)
            add(
                    words,
                    places.point(association, filter.point()).map(Point::name).orElse(null));
        add(words, filter.team());
        code(words, CodeList.THEME, filter.theme(), catalogue);
        code(words, CodeList.OPERATOR, filter.operator(), catalogue);
        code(words, CodeList.LEVEL, filter.level(), catalogue);
        code(words, CodeList.RESULT, filter.result(), catalogue);
        if (VisitFilter.ANY.equals(filter.blocker())) words.add(Words.t("visits.list.any-blocker"));
        else code(words, CodeList.BLOCKER, filter.blocker(), catalogue);
        code(words, CodeList.PRESENCE, filter.presence(), catalogue);
        if (filter.direction() != null)
            words.add(Words.t(
                    filter.direction() == Direction.OUTGOING ? "visits.export.outgoing" : "visits.export.incoming"));
        code(words, CodeList.OPERATOR, filter.partner(), catalogue);
        code(words, CodeList.AGE_BAND, filter.ageBand(), catalogue);
        if (filter.firstVisit() != null)
            words.add(Words.t(filter.firstVisit() ? "visits.export.first" : "visits.export.again"));
        return String.join(" · ", words);
    }

    private static String period(VisitFilter filter) {
        var from = filter.from();
        var to = filter.to();
        if (from == null && to == null) return Words.t("visits.list.period.always");
        if (from == null) return Words.t("visits.export.until", String.valueOf(to == null ? "" : Words.date(to)));
        if (to == null) return Words.t("visits.export.since", Words.date(from));
        return from.equals(to) ? Words.date(from) : Words.t("visits.export.from-to", Words.date(from), Words.date(to));
    }

    private static void code(List<String> words, CodeList list, @Nullable String code, Catalogue catalogue) {
        if (code != null) words.add(catalogue.brief(list, code));
    }

    private static void add(List<String> words, @Nullable String word) {
        if (word != null) words.add(word);
    }
}
