// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Within;
import fr.parvis.people.domain.Notes;
import fr.parvis.people.domain.ReadFile;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.Outcome;
import fr.parvis.values.Problem;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Writes the notes of a file, and corrects them. */
@Controller
@Requires(value = Right.FOLLOW_PEOPLE, within = Within.ASSOCIATION)
class NotesController {
    private final ReadFile readFile;
    private final Notes notes;
    private final ShowFile show;

    NotesController(ReadFile readFile, Notes notes, ShowFile show) {
        this.readFile = readFile;
        this.notes = notes;
        this.show = show;
    }

    @PostMapping(SearchController.ADDRESS + "/{id}/notes")
    String write(@PathVariable UUID id, @RequestParam Map<String, String> sent, Model model) {
        var outcome = notes.write(FormFields.idOrNew(sent.get("note")), id, text(sent), knowing(sent));
        if (outcome instanceof Outcome.Refused(var refused)) {
            var file = readFile.handle(id, "case").orElseThrow(() -> new NotFound("person"));

            return FormAnswer.invalid(show.handle(file, "1", refused(sent, refused), show.consent(), model));
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
        return new FilledForm(sent, new Problems().addAll(problems));
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
}
