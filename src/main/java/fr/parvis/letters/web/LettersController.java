// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.letters.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.cases.Cases;
import fr.parvis.letters.LettersAddresses;
import fr.parvis.letters.domain.BeginLetter;
import fr.parvis.letters.domain.Letter;
import fr.parvis.letters.domain.ReadLetters;
import fr.parvis.people.People;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Option;
import fr.parvis.shell.Words;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import fr.parvis.values.Paging;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The letters of the association, and the first step of a new one. */
@Controller
@Requires(value = Right.FOLLOW_PEOPLE, within = Within.ASSOCIATION)
class LettersController {
    static final String ADDRESS = LettersAddresses.LETTERS;
    static final String BLANK = "libre";

    private final ReadLetters letters;
    private final BeginLetter begin;
    private final Cases cases;
    private final People people;
    private final ShowLetter show;

    LettersController(ReadLetters letters, BeginLetter begin, Cases cases, People people, ShowLetter show) {
        this.letters = letters;
        this.begin = begin;
        this.cases = cases;
        this.people = people;
        this.show = show;
    }

    /** @param voir part that is shown */
    @GetMapping(ADDRESS)
    String list(
            @RequestParam(defaultValue = "") String voir,
            @RequestParam(defaultValue = "1") String page,
            SignedIn who,
            Model model) {
        var which = List.of("miens", "brouillons", "prets", "envoyes", "tous").contains(voir) ? voir : "miens";
        var mine = which.equals("miens") ? who.account() : null;
        var found = letters.list(state(which), mine, Paging.number(page));
        var writers = show.writers(found.letters());
        model.addAttribute(
                "page",
                new LettersPage(
                        Stream.of("miens", "brouillons", "prets", "envoyes", "tous")
                                .map(tab -> new LettersPage.Tab(tab, Words.t("letters.tab." + tab)))
                                .toList(),
                        which,
                        found.letters().stream()
                                .map(it -> line(
                                        it,
                                        found.persons().get(it.person()),
                                        writers.getOrDefault(it.writtenBy(), "—")))
                                .toList(),
                        found.total(),
                        found.number(),
                        found.pages(),
                        which.equals("tous") ? String.join(", ", found.erased()) : ""));
        return "letters/letters";
    }

    private static Letter.@Nullable State state(String which) {
        return switch (which) {
            case "brouillons" -> Letter.State.DRAFT;
            case "prets" -> Letter.State.READY;
            case "envoyes" -> Letter.State.SENT;
            default -> null;
        };
    }

    private static LettersPage.Line line(Letter it, People.@Nullable Named person, String writer) {
        return new LettersPage.Line(
                ShowLetter.title(it),
                ADDRESS + "/" + it.id(),
                person == null ? "—" : person.name(),
                ShowLetter.about(it) + " · " + Words.t("letters.by", writer),
                ShowLetter.state(it.state()),
                ShowLetter.kind(it.state()));
    }

    @GetMapping(ADDRESS + "/nouveau")
    String choose(@RequestParam(defaultValue = "") String suivi, Model model) {
        var id = FormFields.id(suivi);
        var it = id == null ? null : cases.find(id).orElse(null);
        if (it == null) throw new NotFound("case");
        var choices = new ArrayList<Option>();
        for (var template : begin.templates(it)) choices.add(new Option(template.code(), template.label()));
        choices.add(new Option(BLANK, Words.t("letters.new.blank")));
        model.addAttribute(
                "page",
                new NewLetterPage(
                        Ids.next().toString(),
                        it.id().toString(),
                        it.asked(),
                        people.find(it.person()).map(People.Named::name).orElse("—"),
                        choices));
        return "letters/new";
    }

    @PostMapping(ADDRESS)
    String begin(@RequestParam Map<String, String> sent) {
        var id = FormFields.id(FormFields.text(sent, "id"));
        var caseFile = FormFields.id(FormFields.text(sent, "suivi"));
        if (id == null || caseFile == null) throw new NotFound("case");
        var template = FormFields.text(sent, "modele");
        var outcome = begin.handle(id, caseFile, template.isEmpty() || template.equals(BLANK) ? null : template);
        if (outcome instanceof Outcome.Done) return "redirect:" + ADDRESS + "/" + id;
        ShowLetter.tell(outcome, "");
        return "redirect:" + ADDRESS + "/nouveau?suivi=" + caseFile;
    }

    /** A new one that says what this one says. */
    @PostMapping(ADDRESS + "/{id}/copie")
    String copy(@PathVariable java.util.UUID id) {
        var fresh = Ids.next();
        boolean done = ShowLetter.tell(begin.from(fresh, id), Words.t("letters.copied"));
        return "redirect:" + ADDRESS + "/" + (done ? fresh : id);
    }
}
