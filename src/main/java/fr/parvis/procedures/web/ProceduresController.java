// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.procedures.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SearchText;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.database.Asking;
import fr.parvis.network.LastPlace;
import fr.parvis.network.LocalDays;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.procedures.ProceduresAddresses;
import fr.parvis.procedures.domain.CountSearches;
import fr.parvis.procedures.domain.FindSheets;
import fr.parvis.procedures.domain.GuideIndex;
import fr.parvis.procedures.domain.KeepNotes;
import fr.parvis.procedures.domain.RequestSheets;
import fr.parvis.procedures.domain.Sheet;
import fr.parvis.procedures.domain.Withdrawn;
import fr.parvis.sheets.SheetsAddresses;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.Outcome;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The guide for the staff: its search, a sheet, notes, and a sheet put on the paper of a visit. What is typed is posted: it stands in no address. */
@Controller
@Requires(Right.READ_NOMENCLATURE)
class ProceduresController {
    private static final int SHOWN = 6;
    private static final String SHEET = ProceduresAddresses.GUIDE + "/{id}";
    private static final String SHEET_VIEW = "procedures/sheet";

    private final FindSheets find;
    private final GuideIndex index;
    private final ShowSheets show;
    private final KeepNotes notes;
    private final RequestSheets requests;
    private final CountSearches counts;
    private final LastPlace places;
    private final LocalDays localDays;
    private final Nomenclature nomenclature;

    ProceduresController(
            FindSheets find,
            GuideIndex index,
            ShowSheets show,
            KeepNotes notes,
            RequestSheets requests,
            CountSearches counts,
            LastPlace places,
            LocalDays localDays,
            Nomenclature nomenclature) {
        this.find = find;
        this.index = index;
        this.show = show;
        this.notes = notes;
        this.requests = requests;
        this.counts = counts;
        this.places = places;
        this.localDays = localDays;
        this.nomenclature = nomenclature;
    }

    /** The visit that led here, or the theme, with its operator. */
    record Origin(@Nullable UUID passage, String theme, String operator) {
        Origin {
            theme = FormFields.given(theme);
            operator = FormFields.given(operator);
        }
    }

    @GetMapping(ProceduresAddresses.GUIDE)
    String begin(@ModelAttribute Origin origin, SignedIn who, Model model) {
        return page("", origin, who, model);
    }

    @PostMapping(ProceduresAddresses.GUIDE)
    String search(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable UUID passage,
            SignedIn who,
            Model model) {
        return page(SearchText.of(q).text(), new Origin(passage, "", ""), who, model);
    }

    private String page(String asked, Origin origin, SignedIn who, Model model) {
        var found = asked.isEmpty() ? List.<Sheet>of() : find.find(asked, SHOWN);
        if (!asked.isEmpty() && index.isReady()) counts.count(asked, !found.isEmpty(), point(who));
        var passage = origin.passage;
        var ids = passage != null && who.association() != null
                ? requests.ofVisit(passage)
                : origin.theme.isEmpty() ? List.<String>of() : requests.of(origin.theme, origin.operator);
        boolean puts = puts(who);
        model.addAttribute(
                "page",
                new ProceduresPage(
                        asked,
                        found.stream()
                                .map(one -> show.answer(one, passage, puts))
                                .toList(),
                        find.read(ids.stream().limit(SHOWN).toList()).stream()
                                .map(one -> show.answer(one, passage, puts))
                                .toList(),
                        passage == null ? null : passage.toString(),
                        index.isReady(),
                        find.isThere()));
        return "procedures/guide";
    }

    @GetMapping(SHEET)
    ModelAndView sheet(@PathVariable String id, @RequestParam(required = false) @Nullable UUID passage, SignedIn who) {
        var sheet = find.read(id).orElse(null);
        if (sheet == null) return withdrawn(id);
        requests.opened(id, point(who));
        return new ModelAndView(SHEET_VIEW, "page", page(sheet, passage, FilledForm.empty(), who));
    }

    private ModelAndView withdrawn(String id) {
        Withdrawn gone = find.withdrawn(id).orElseThrow(() -> new NotFound("sheet " + id));
        return new ModelAndView(
                "procedures/withdrawn", Map.of("gone", gone, "since", Words.longDate(gone.since())), HttpStatus.GONE);
    }

    @PostMapping(SHEET + "/notes")
    String note(@PathVariable String id, @RequestParam(defaultValue = "") String text, SignedIn who, Model model) {
        if (!writes(who)) throw new NotFound("notes of " + id);
        var sheet = find.read(id).orElseThrow(() -> new NotFound("sheet " + id));
        if (notes.add(id, text.strip()) instanceof Outcome.Refused(var refused)) {
            var note = new FilledForm(Map.of("text", text), new Problems().addAll(refused));
            model.addAttribute("page", page(sheet, null, note, who));
            return FormAnswer.invalid(SHEET_VIEW);
        }
        Notice.success(t(who.association() == null ? "procedures.note.added.network" : "procedures.note.added"))
                .onNextPage();
        return "redirect:" + ProceduresAddresses.sheet(id) + "#notes";
    }

    @PostMapping(SHEET + "/notes/{note}/retirer")
    String remove(@PathVariable String id, @PathVariable UUID note, SignedIn who) {
        if (!writes(who)) throw new NotFound("notes of " + id);
        notes.remove(note);
        Notice.success(t("procedures.note.removed")).onNextPage();
        return "redirect:" + ProceduresAddresses.sheet(id) + "#notes";
    }

    /** Puts the sheet on the paper of a visit: its number on the request, then the form of the paper. */
    @Requires(value = Right.RECORD_VISITS, within = Within.ASSOCIATION)
    @PostMapping(SHEET + "/passage/{visit}")
    String put(@PathVariable String id, @PathVariable UUID visit) {
        if (find.read(id).isEmpty() || !requests.note(visit, id)) throw new NotFound("visit " + visit);
        return "redirect:" + SheetsAddresses.ofVisit(visit);
    }

    private SheetPage page(Sheet sheet, @Nullable UUID passage, FilledForm typed, SignedIn who) {
        return new SheetPage(
                sheet,
                String.join(" › ", sheet.path()),
                Words.longDate(sheet.dated()),
                "https://www.service-public.fr/particuliers/vosdroits/" + sheet.id(),
                show.edition(),
                show.warning(sheet),
                show.chapters(sheet),
                notes.of(sheet.id()).stream()
                        .map(note -> new SheetPage.Note(
                                note.text(),
                                t(note.ofNetwork() ? "procedures.note.network" : "procedures.note.own"),
                                writes(who) && note.ofNetwork() == (who.association() == null)
                                        ? ProceduresAddresses.sheet(sheet.id()) + "/notes/" + note.id() + "/retirer"
                                        : null))
                        .toList(),
                visits(sheet, passage, who),
                writes(who),
                typed.value("text"),
                typed.problems());
    }

    private List<SheetPage.Put> visits(Sheet sheet, @Nullable UUID passage, SignedIn who) {
        if (!puts(who)) return List.of();
        if (passage != null) return List.of(new SheetPage.Put(t("procedures.put"), ShowSheets.put(sheet, passage)));
        var catalogue = nomenclature.on(localDays.today());
        return requests.recent(who.account()).stream()
                .map(one -> new SheetPage.Put(
                        t(
                                "procedures.put.visit",
                                Words.time(localDays.local(one.at()).toLocalTime()),
                                catalogue.brief(CodeList.THEME, one.theme())),
                        ShowSheets.put(sheet, one.visit())))
                .toList();
    }

    private static boolean puts(SignedIn who) {
        return who.may(Right.RECORD_VISITS) && who.association() != null;
    }

    private static boolean writes(SignedIn who) {
        return who.association() == null ? who.may(Right.EDIT_NOMENCLATURE) : who.may(Right.RECORD_VISITS);
    }

    private @Nullable UUID point(SignedIn who) {
        return Asking.scope().association() == null
                ? null
                : places.of(who.account(), localDays.today()).orElse(null);
    }
}
