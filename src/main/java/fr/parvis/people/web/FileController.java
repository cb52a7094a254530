// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Within;
import fr.parvis.network.LocalDays;
import fr.parvis.people.PersonPanel;
import fr.parvis.people.domain.Consents;
import fr.parvis.people.domain.Contact;
import fr.parvis.people.domain.FindDuplicates;
import fr.parvis.people.domain.Households;
import fr.parvis.people.domain.MergeFiles;
import fr.parvis.people.domain.Notes;
import fr.parvis.people.domain.PersonFile;
import fr.parvis.people.domain.PersonVisits;
import fr.parvis.people.domain.ReadFile;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import fr.parvis.values.Paging;
import fr.parvis.values.PhoneNumber;
import fr.parvis.values.Problem;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows the file of a person to an account that says why, and takes notes and agreements. */
@Controller
@Requires(value = Right.FOLLOW_PEOPLE, within = Within.ASSOCIATION)
class FileController {
    private static final int NOTES = 30;

    private final ReadFile readFile;
    private final Notes notes;
    private final Consents consents;
    private final Households households;
    private final MergeFiles merges;
    private final FindDuplicates duplicates;
    private final PersonVisits visits;
    private final List<PersonPanel> panels;
    private final ShowPerson show;
    private final LocalDays localDays;

    FileController(
            ReadFile readFile,
            Notes notes,
            Consents consents,
            Households households,
            MergeFiles merges,
            FindDuplicates duplicates,
            PersonVisits visits,
            List<PersonPanel> panels,
            ShowPerson show,
            LocalDays localDays) {
        this.readFile = readFile;
        this.notes = notes;
        this.consents = consents;
        this.households = households;
        this.merges = merges;
        this.duplicates = duplicates;
        this.visits = visits;
        this.panels = panels.stream()
                .sorted(Comparator.comparingInt(PersonPanel::order))
                .toList();
        this.show = show;
        this.localDays = localDays;
    }

    /**
     * @param pour reason; without one the page asks for it
     * @param notes the page of the notes
     */
    @GetMapping(SearchController.ADDRESS + "/{id}")
    String show(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String pour,
            @RequestParam(defaultValue = "1") String notes,
            Model model) {

        var reason = Why.reason(pour);
        if (reason.isEmpty()) {
            var one = readFile.glimpse(id).orElseThrow(() -> new NotFound("person"));
            model.addAttribute("person", show.row(one, null));
            model.addAttribute("reasons", Why.options());
            return "people/why";
        }
        var file = readFile.handle(id, reason).orElseThrow(() -> new NotFound("person"));
        var into = file.mergedInto();
        if (into != null) return "redirect:" + ShowPerson.address(into, pour);
        return page(file, notes, FilledForm.empty(), consent(), model);
    }

    @PostMapping(SearchController.ADDRESS + "/{id}/notes")
    String write(@PathVariable UUID id, @RequestParam Map<String, String> sent, Model model) {

        var outcome = notes.write(FormFields.idOrNew(sent.get("note")), id, text(sent), knowing(sent));
        if (outcome instanceof Outcome.Refused(var refused)) {
            var file = readFile.handle(id, "case").orElseThrow(() -> new NotFound("person"));

            return FormAnswer.invalid(page(file, "1", refused(sent, refused), consent(), model));
        }
        Notice.success(Words.t("people.note.written")).onNextPage();
        return "redirect:" + ShowPerson.address(id, "suivi");
    }

    @GetMapping(SearchController.ADDRESS + "/notes/{note}")
    String correct(@PathVariable UUID note, Model model) {

        var found = notes.find(note).orElseThrow(() -> new NotFound("note"));
        return note(found, FilledForm.of(values(found.text(), found.version())), model);
    }

    @PostMapping(SearchController.ADDRESS + "/notes/{note}")
    String correct(@PathVariable UUID note, @RequestParam Map<String, String> sent, Model model) {

        var found = notes.find(note).orElseThrow(() -> new NotFound("note"));
        switch (notes.correct(note, FormFields.number(sent.get("basedOn"), -1), text(sent), knowing(sent))) {
            case Outcome.Done(var _) -> {
                Notice.success(Words.t("people.note.corrected")).onNextPage();
                return "redirect:" + ShowPerson.address(found.person(), "suivi");
            }
            case Outcome.Refused(var refused) -> {
                return FormAnswer.invalid(note(found, refused(sent, refused), model));
            }
            case Outcome.Changed() -> {
                var problems = new Problems().stale(Words.t("people.problem.note-changed"));

                return FormAnswer.stale(
                        note(found, new FilledForm(values(text(sent), found.version()), problems), model));
            }
        }
    }

    private static String text(Map<String, String> sent) {
        return FormFields.given(sent.get("text"));
    }

    private static boolean knowing(Map<String, String> sent) {
        return Boolean.parseBoolean(sent.get("knowing"));
    }

    private static Map<String, String> values(String text, int basedOn) {
        return Map.of("text", text, "basedOn", String.valueOf(basedOn));
    }

    private static FilledForm refused(Map<String, String> sent, List<Problem> problems) {
        return new FilledForm(sent, new Problems().addAll(problems), Problem.anyWarning(problems));
    }

    private String note(Notes.Note found, FilledForm filled, Model model) {
        var person = readFile.handle(found.person(), "case").orElseThrow(() -> new NotFound("person"));
        model.addAttribute(
                "page",
                new NotePage(
                        found.id().toString(),
                        found.person().toString(),
                        person.name(),
                        filled,
                        filled.problems().isStale() ? found.text() : null));
        return "people/note";
    }

    @PostMapping(SearchController.ADDRESS + "/{id}/accords")
    String agree(@PathVariable UUID id, @RequestParam Map<String, String> sent, Model model) {
        var on = FormFields.day(FormFields.text(sent, "on"));
        Outcome<UUID> outcome = on == null
                ? Outcome.refused("on", "people.problem.day")
                : consents.give(id, FormFields.text(sent, "purpose"), FormFields.text(sent, "manner"), on);
        if (outcome instanceof Outcome.Refused(var refused)) {
            var file = readFile.handle(id, "case").orElseThrow(() -> new NotFound("person"));
            return FormAnswer.invalid(page(file, "1", FilledForm.empty(), refused(sent, refused), model));
        }
        tell(outcome, "people.consent.given");
        return "redirect:" + ShowPerson.address(id, "suivi");
    }

    /** An agreement of today. */
    private FilledForm consent() {
        return FilledForm.of(Map.of("on", localDays.today().toString()));
    }

    @PostMapping(SearchController.ADDRESS + "/{id}/accords/{consent}/retirer")
    String withdraw(@PathVariable UUID id, @PathVariable UUID consent) {

        tell(consents.withdraw(id, consent), "people.consent.withdrawn-notice");
        return "redirect:" + ShowPerson.address(id, "suivi");
    }

    /** A visit turns out to be this person's. */
    @PostMapping(SearchController.ADDRESS + "/{id}/passages")
    String visit(@PathVariable UUID id, @RequestParam(defaultValue = "") String passage) {

        var visit = FormFields.id(passage);
        if (visit == null) throw new NotFound("visit");
        tell(visits.add(id, visit), "people.visit.added");
        return "redirect:" + ShowPerson.address(id, "passage");
    }

    static void tell(Outcome<UUID> outcome, String done) {
        switch (outcome) {
            case Outcome.Done(var _) -> Notice.success(Words.t(done)).onNextPage();
            case Outcome.Refused(var refused) -> {
                var problem = refused.getFirst();
                Notice.danger(Words.t(problem)).onNextPage();
            }
            case Outcome.Changed() ->
                Notice.danger(Words.t("people.problem.changed")).onNextPage();
        }
    }

    private static PersonPage.Line reach(Contact contact) {
        return new PersonPage.Line(
                FileFormController.kind(contact.kind()),
                contact.text(),
                switch (contact.kind()) {
                    case PHONE -> "tel:" + PhoneNumber.dial(contact.text());
                    case MAIL -> "mailto:" + contact.text();
                    case POST -> null;
                });
    }

    /** @param at the page of the notes */
    private String page(PersonFile file, String at, FilledForm note, FilledForm consent, Model model) {
        var paging = Paging.of(at, notes.count(file.id()), NOTES);
        var team = show.team();
        var lead = show.facts(file.birthYear(), file.commune());
        if (file.language() != null) lead.add(ShowPerson.language(file.language()));
        lead.add(Words.t("people.last-contact", file.lastContact()));
        model.addAttribute(
                "page",
                new PersonPage(
                        file.id().toString(),
                        file.name(),
                        String.join(" · ", lead),
                        file.discreet(),
                        file.unreadable().safe()
                                ? Words.t("people.key-lost")
                                : Objects.requireNonNullElse(file.safe(), ""),
                        Stream.concat(
                                        file.contacts().stream().map(FileController::reach),
                                        file.unreadable().contacts().values().stream()
                                                .map(kind -> new PersonPage.Line(
                                                        FileFormController.kind(kind),
                                                        Words.t("people.key-lost"),
                                                        null)))
                                .toList(),
                        file.adaptations().stream()
                                .map(key -> Words.t("people.adaptation." + key))
                                .toList(),
                        notes.list(file.id(), NOTES, paging.offset()).stream()
                                .map(one -> line(one, team))
                                .toList(),
                        paging.page(),
                        paging.pages(),
                        consents.list(file.id()).stream()
                                .map(one -> line(one, team))
                                .toList(),
                        Consents.PURPOSES.stream()
                                .map(purpose -> new Option(purpose, Words.t("people.purpose." + purpose)))
                                .toList(),
                        FileFormController.manners(),
                        households.list(file.id()).stream()
                                .map(member -> new PersonPage.MemberLine(
                                        member.person().toString(),
                                        member.name(),
                                        Words.t("people.household." + member.kind())))
                                .toList(),
                        panels.stream().map(panel -> panel.of(file.id())).toList(),
                        merges.list(file.id()).stream()
                                .map(merge -> new PersonPage.MergeLine(
                                        merge.id().toString(),
                                        Words.t(
                                                "people.merge.done-on",
                                                show.day(merge.at()),
                                                team.getOrDefault(merge.by(), "—")),
                                        merge.undoable()))
                                .toList(),
                        duplicates.handle(file.said(), file.id()).stream()
                                .map(one -> show.row(one, "doublon"))
                                .toList(),
                        Ids.next().toString(),
                        note,
                        consent,
                        localDays.today().toString()));
        return "people/person";
    }

    private static PersonPage.NoteLine line(Notes.Note note, Map<UUID, String> team) {
        return new PersonPage.NoteLine(
                note.id().toString(),
                Words.longDate(note.day()),
                team.getOrDefault(note.writtenBy(), "—"),
                note.text(),
                note.version());
    }

    private static PersonPage.ConsentLine line(Consents.Consent consent, Map<UUID, String> team) {
        var by = team.getOrDefault(consent.recordedBy(), "—");
        var withdrawn = consent.withdrawnOn();
        var how = Words.t("people.consent.how", Words.t("people.manner." + consent.manner()), consent.givenOn(), by);
        return new PersonPage.ConsentLine(
                consent.id().toString(),
                Words.t("people.purpose." + consent.purpose()),
                withdrawn == null ? how : how + " " + Words.t("people.consent.withdrawn-on", withdrawn),
                withdrawn == null);
    }
}
