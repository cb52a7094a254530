// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.letters.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Within;
import fr.parvis.cases.CasesAddresses;
import fr.parvis.letters.domain.FillGaps;
import fr.parvis.letters.domain.Letter;
import fr.parvis.letters.domain.LetterText;
import fr.parvis.letters.domain.Phrases;
import fr.parvis.letters.domain.ReadLetters;
import fr.parvis.letters.domain.WriteLetter;
import fr.parvis.partners.Partners;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** One letter: written, numbered, thrown away. */
@Controller
@Requires(value = Right.FOLLOW_PEOPLE, within = Within.ASSOCIATION)
class LetterController {
    static final String ONE = LettersController.ADDRESS + "/{id}";

    private final ReadLetters letters;
    private final WriteLetter write;
    private final FillGaps fill;
    private final Phrases phrases;
    private final Partners partners;
    private final ShowLetterForm form;

    LetterController(
            ReadLetters letters,
            WriteLetter write,
            FillGaps fill,
            Phrases phrases,
            Partners partners,
            ShowLetterForm form) {
        this.letters = letters;
        this.write = write;
        this.fill = fill;
        this.phrases = phrases;
        this.partners = partners;
        this.form = form;
    }

    private ReadLetters.Whole whole(UUID id) {
        return letters.handle(id).orElseThrow(() -> new NotFound("letter"));
    }

    /** @param annuaire search text for the directory of partners */
    @GetMapping(ONE)
    String show(@PathVariable UUID id, @RequestParam(defaultValue = "") String annuaire, Model model) {
        var whole = whole(id);
        return form.handle(
                whole, ShowLetterForm.Typed.asStored(whole.letter(), new Problems()), annuaire.strip(), model);
    }

    /**
     * Saves what was typed and fills the gaps that were answered, whatever comes after: {@code suite} says {@code numero} when the letter
     * is to be numbered at once, {@code annuaire} to look for its addressee; {@code choisir} says who of the directory it goes to.
     */
    @PostMapping(ONE)
    String save(@PathVariable UUID id, @RequestParam Map<String, String> sent, Model model) {
        var suite = FormFields.text(sent, "suite");
        var problems = new Problems();
        var gaps = gaps(sent);
        var filled = new LinkedHashMap<String, String>();
        gaps.forEach((gap, field) -> {
            var text = FormFields.text(sent, field);
            if (!text.isEmpty()) filled.put(gap, text);
        });
        var typed = chosen(FormFields.text(sent, "choisir"), ShowLetter.read(sent, problems), problems);
        int version = FormFields.version(sent, "version");
        boolean knowing = FormFields.text(sent, "knowing").equals("true");
        var outcome = problems.isEmpty()
                ? fill.handle(new FillGaps.Command(id, version, typed, filled, knowing))
                : new Outcome.Refused<>(List.of());
        if (outcome instanceof Outcome.Done && suite.equals("numero")) {
            outcome = write.number(id);
            if (outcome instanceof Outcome.Refused(var refused)) {
                problems.addAll(refused);

                var whole = whole(id);
                return FormAnswer.invalid(
                        form.handle(whole, ShowLetterForm.Typed.asStored(whole.letter(), problems), model));
            }
        }
        switch (outcome) {
            case Outcome.Done(var _) -> {
                var query = FormFields.text(sent, "q");
                if (suite.equals("annuaire") && !query.isEmpty())
                    return "redirect:"
                            + UriComponentsBuilder.fromPath(address(id))
                                    .queryParam("annuaire", "{query}")
                                    .fragment("annuaire")
                                    .encode()
                                    .buildAndExpand(query)
                                    .toUriString();
                Notice.success(Words.t(suite.equals("numero") ? "letters.numbered" : "letters.saved"))
                        .onNextPage();
                return "redirect:" + address(id);
            }
            case Outcome.Refused(var refused) -> {
                problems.addAll(refused.stream()
                        .map(problem -> problem.at(gaps.getOrDefault(problem.field(), problem.field())))
                        .toList());

                return FormAnswer.invalid(form.handle(
                        whole(id),
                        new ShowLetterForm.Typed(typed, filled, version, Map.of(), problems.isWarned(), problems),
                        model));
            }
            case Outcome.Changed() -> {
                var whole = whole(id);
                problems.stale(Words.t("letters.problem.changed-both", form.changedBy(whole.letter())));

                return FormAnswer.stale(form.handle(
                        whole,
                        new ShowLetterForm.Typed(
                                typed,
                                filled,
                                whole.letter().version(),
                                differences(whole.letter().text(), typed),
                                false,
                                problems),
                        model));
            }
        }
    }

    /** The gaps that were asked for, in their order, with the names of their fields. */
    private static Map<String, String> gaps(Map<String, String> sent) {
        var gaps = new LinkedHashMap<String, String>();
        for (int i = 0; sent.containsKey("gap-" + i); i++) gaps.put(FormFields.text(sent, "gap-" + i), "fill-" + i);
        return gaps;
    }

    /** The text with its addressee as the directory has it. */
    private LetterText chosen(String choice, LetterText typed, Problems problems) {
        if (choice.isEmpty()) return typed;
        var id = FormFields.id(choice);
        var found = id == null ? null : partners.find(id).orElse(null);
        if (found == null) {
            problems.add("addressee", Words.t("letters.problem.partner"));
            return typed;
        }
        return typed.to(found.name(), found.service(), found.postalLines(), phrases);
    }

    private static Map<String, String> differences(LetterText stored, LetterText typed) {
        var mine = ShowLetter.values(typed);
        var differences = new LinkedHashMap<String, String>();
        ShowLetter.values(stored).forEach((field, text) -> {
            if (!text.equals(mine.get(field))) differences.put(field, text);
        });
        return differences;
    }

    @PostMapping(ONE + "/suppression")
    String drop(@PathVariable UUID id) {
        var whole = whole(id);
        boolean draft = whole.letter().state() == Letter.State.DRAFT;
        boolean done = ShowLetter.tell(write.drop(id), Words.t(draft ? "letters.deleted" : "letters.dropped"));
        return "redirect:" + (done ? CasesAddresses.caseFile(whole.letter().caseFile()) : address(id));
    }

    private static String address(UUID id) {
        return LettersController.ADDRESS + "/" + id;
    }
}
