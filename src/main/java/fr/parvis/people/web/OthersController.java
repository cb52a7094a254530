// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Within;
import fr.parvis.people.domain.FindDuplicates;
import fr.parvis.people.domain.FindPeople;
import fr.parvis.people.domain.Households;
import fr.parvis.people.domain.MergeFiles;
import fr.parvis.people.domain.PersonFile;
import fr.parvis.people.domain.ReadFile;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.Outcome;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Puts two persons together: in one household, or in one file. */
@Controller
@Requires(value = Right.FOLLOW_PEOPLE, within = Within.ASSOCIATION)
class OthersController {
    private static final String ONE = SearchController.ADDRESS + "/{id}";

    private final FindPeople find;
    private final FindDuplicates duplicates;
    private final ReadFile readFile;
    private final Households households;
    private final MergeFiles merges;
    private final ShowPerson show;

    OthersController(
            FindPeople find,
            FindDuplicates duplicates,
            ReadFile readFile,
            Households households,
            MergeFiles merges,
            ShowPerson show) {
        this.find = find;
        this.duplicates = duplicates;
        this.readFile = readFile;
        this.households = households;
        this.merges = merges;
        this.show = show;
    }

    @GetMapping(ONE + "/foyer")
    String household(@PathVariable UUID id, Model model, HttpServletResponse response) {
        return other(file(id, "case"), true, PersonSearchResult.of(find, "", response), model);
    }

    @PostMapping(ONE + "/foyer/recherche")
    String findMember(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String q,
            Model model,
            HttpServletResponse response) {
        return other(file(id, "case"), true, PersonSearchResult.of(find, q, response), model);
    }

    @PostMapping(ONE + "/foyer")
    String link(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String other,
            @RequestParam(defaultValue = "") String kind) {
        var member = FormFields.id(other);
        if (member == null) throw new NotFound("person");
        FileController.tell(households.link(id, member, kind), "people.household.linked");
        return "redirect:" + ShowPerson.address(id, "suivi");
    }

    @PostMapping(ONE + "/foyer/{other}/retirer")
    String unlink(@PathVariable UUID id, @PathVariable UUID other) {
        households.unlink(id, other);
        Notice.success(Words.t("people.household.unlinked")).onNextPage();
        return "redirect:" + ShowPerson.address(id, "suivi");
    }

    @GetMapping(ONE + "/reunir")
    String merge(@PathVariable UUID id, Model model, HttpServletResponse response) {
        return other(file(id, "duplicate"), false, PersonSearchResult.of(find, "", response), model);
    }

    @PostMapping(ONE + "/reunir/recherche")
    String findOther(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String q,
            Model model,
            HttpServletResponse response) {
        return other(file(id, "duplicate"), false, PersonSearchResult.of(find, q, response), model);
    }

    private PersonFile file(UUID id, String reason) {
        return readFile.handle(id, reason).orElseThrow(() -> new NotFound("person"));
    }

    private String other(PersonFile file, boolean household, PersonSearchResult result, Model model) {
        var id = file.id();
        var found = new ArrayList<PersonRow>();
        result.found().forEach(one -> found.add(show.row(one, null)));
        if (result.asked().isBlank() && !household)
            duplicates.handle(file.said(), id).forEach(one -> found.add(show.row(one, null)));
        found.removeIf(row -> row.id().equals(id.toString()) || household && row.discreet());
        model.addAttribute(
                "page",
                new OtherPage(
                        id.toString(),
                        file.name(),
                        household,
                        result.asked(),
                        found,
                        Households.KINDS.stream()
                                .map(kind -> new Option(kind, Words.t("people.household." + kind)))
                                .toList(),
                        result.notSearched()));
        return result.answer("people/other");
    }

    @GetMapping(ONE + "/reunir/{other}")
    String compare(@PathVariable UUID id, @PathVariable UUID other, Model model) {
        return compare(id, other, new Problems(), model);
    }

    private String compare(UUID id, UUID other, Problems problems, Model model) {
        var kept = file(id, "duplicate");
        var dropped = file(other, "duplicate");
        var choices = new ArrayList<MergePage.Choice>();
        for (var field : MergeFiles.CHOSEN) {
            var one = value(field, kept);
            var two = value(field, dropped);
            if (one.equals(two)) continue;
            var none = Words.t("people.merge.nothing");
            choices.add(new MergePage.Choice(
                    field,
                    Words.t("people.field." + field),
                    List.of(
                            new Option("kept", one.isEmpty() ? none : one),
                            new Option("dropped", two.isEmpty() ? none : two))));
        }
        model.addAttribute(
                "page",
                new MergePage(
                        id.toString(),
                        kept.name(),
                        kept.version(),
                        other.toString(),
                        dropped.name(),
                        dropped.version(),
                        choices,
                        problems));
        return "people/merge";
    }

    private String value(String field, PersonFile file) {
        return switch (field) {
            case "given" -> file.given();
            case "family" -> file.family();
            case "birthYear" -> Objects.toString(file.birthYear(), "");
            case "commune" -> show.commune(file.commune());
            default -> ShowPerson.language(file.language());
        };
    }

    @PostMapping(ONE + "/reunir/{other}")
    String merge(
            @PathVariable UUID id,
            @PathVariable UUID other,
            @RequestParam MultiValueMap<String, String> sent,
            Model model) {
        var fromDropped = new HashSet<String>();
        for (var field : MergeFiles.CHOSEN) if ("dropped".equals(sent.getFirst(field))) fromDropped.add(field);
        var problems = new Problems();
        switch (merges.handle(new MergeFiles.Command(
                id,
                other,
                fromDropped,
                FormFields.number(sent.getFirst("keptVersion"), -1),
                FormFields.number(sent.getFirst("droppedVersion"), -1)))) {
            case Outcome.Done(var merge) -> {
                Notice.success(Words.t("people.merge.done"))
                        .withAction(
                                SearchController.ADDRESS + "/reunions/" + merge + "/annuler",
                                Words.t("people.merge.undo"))
                        .onNextPage();
                return "redirect:" + ShowPerson.address(id, "doublon");
            }
            case Outcome.Refused<UUID> refused -> {
                FileController.tell(refused, "");
                return "redirect:" + SearchController.ADDRESS + "/" + id + "/reunir";
            }
            case Outcome.Changed() -> problems.stale(Words.t("people.problem.changed"));
        }

        return FormAnswer.refused(problems, compare(id, other, problems, model));
    }

    @PostMapping(SearchController.ADDRESS + "/reunions/{merge}/annuler")
    String undo(@PathVariable UUID merge) {
        var outcome = merges.undo(merge);
        FileController.tell(outcome, "people.merge.undone");
        return outcome instanceof Outcome.Done(var id)
                ? "redirect:" + ShowPerson.address(id, "doublon")
                : "redirect:" + SearchController.ADDRESS;
    }
}
