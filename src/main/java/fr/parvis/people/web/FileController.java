// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Within;
import fr.parvis.people.domain.PersonVisits;
import fr.parvis.people.domain.ReadFile;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Words;
import fr.parvis.values.Outcome;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows the file of a person to an account that says why; adds a visit to it. */
@Controller
@Requires(value = Right.FOLLOW_PEOPLE, within = Within.ASSOCIATION)
class FileController {
    private final ReadFile readFile;
    private final PersonVisits visits;
    private final ShowPerson show;
    private final ShowFile whole;

    FileController(ReadFile readFile, PersonVisits visits, ShowPerson show, ShowFile whole) {
        this.readFile = readFile;
        this.visits = visits;
        this.show = show;
        this.whole = whole;
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
        return whole.handle(file, notes, FilledForm.empty(), whole.consent(), model);
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
}
