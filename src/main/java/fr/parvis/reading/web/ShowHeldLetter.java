// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reading.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.cases.Cases;
import fr.parvis.network.LocalDays;
import fr.parvis.people.People;
import fr.parvis.reading.domain.Certainty;
import fr.parvis.reading.domain.CountLetters;
import fr.parvis.reading.domain.HeldLetters;
import fr.parvis.reading.domain.HeldLetters.Reading;
import fr.parvis.reading.domain.LetterFindings;
import fr.parvis.reading.domain.LetterKind;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Option;
import fr.parvis.shell.Words;
import fr.parvis.values.EnumCode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Shows the page of a letter that was read. */
@Component
class ShowHeldLetter {
    private static final int MOST_CASES = 40;

    private final HeldLetters readings;
    private final CountLetters counts;
    private final Cases cases;
    private final People people;
    private final ShowReading words;
    private final LocalDays localDays;

    ShowHeldLetter(
            HeldLetters readings,
            CountLetters counts,
            Cases cases,
            People people,
            ShowReading words,
            LocalDays localDays) {
        this.readings = readings;
        this.counts = counts;
        this.cases = cases;
        this.people = people;
        this.words = words;
        this.localDays = localDays;
    }

    /** Reads the names of a case, which the journal notes as a reading of the person's file. */
    Cases.Named read(UUID id) {
        var it = cases.find(id).orElseThrow(() -> new NotFound("case " + id));
        people.read(it.person(), "case");
        return it;
    }

    String name(Cases.Named it) {
        return people.find(it.person()).map(People.Named::name).orElse("");
    }

    /** A letter of the account that was read. */
    Reading find(UUID id, SignedIn who) {
        return readings.find(who.account(), id)
                .filter(it -> it.state() == HeldLetters.State.READ)
                .orElseThrow(() -> new NotFound("letter"));
    }

    String handle(Reading reading, FilledForm filled, SignedIn who, Model model) {
        var letter = Objects.requireNonNull(reading.findings());
        if (readings.toCount(who.account(), reading.id())) counts.count(letter);
        boolean follows = who.may(Right.FOLLOW_PEOPLE);
        var known = reading.caseFile();
        var caseFile = known == null || !follows ? null : read(known);
        var marks = new ShowReading.Marks();
        var deadline = letter.deadline();
        var received = reading.received();
        var sender = words.sender(letter, reading);
        var passage = deadline.passage();
        var deadlineMark = marks.of(passage, "deadline", t("reading.deadline"));
        var signs = letter.signs().stream()
                // the association's directory may know who writes
                .filter(sign -> sender == null || sign.kind() != LetterFindings.Sign.Kind.UNKNOWN_BANK)
                .map(sign -> new LetterPageShown.Line(
                        t("reading.sign." + EnumCode.of(sign.kind())),
                        sign.what(),
                        marks.of(sign.passage(), "sign", t("reading.signs"))))
                .toList();
        var facts = words.facts(letter, sender, marks);
        var appeal = letter.appeal();
        var dates = appeal == null
                ? List.<LetterPageShown.Line>of()
                : List.of(new LetterPageShown.Line(
                        t(
                                "reading.appeal",
                                words.day(appeal, received) == null
                                        ? appeal.term() == null || !appeal.isOne()
                                                ? t("reading.unsure")
                                                : ShowReading.term(appeal.term())
                                        : Words.longDate(Objects.requireNonNull(words.day(appeal, received)))),
                        appeal.passage() == null ? "" : appeal.passage().text(),
                        marks.of(appeal.passage(), "date", t("reading.dates"))));
        var day = words.day(deadline, received);
        var values = new HashMap<String, String>();
        values.put("etape", words.step(letter, sender));
        if (day != null) values.put("jour", day.toString());
        if (received != null) values.put("recue", received.toString());
        values.putAll(filled.values());
        model.addAttribute(
                "page",
                new LetterPageShown(
                        reading.id().toString(),
                        caseFile == null ? "" : caseFile.id().toString(),
                        caseFile == null ? null : caseFile.asked(),
                        caseFile == null ? null : name(caseFile),
                        follows,
                        words.pictures(reading, marks),
                        letter.doubts().stream()
                                .map(doubt -> t("reading.doubt." + EnumCode.of(doubt)))
                                .toList(),
                        signs,
                        words.deadline(deadline, received),
                        day != null ? deadline.certainty() == Certainty.READ ? "info" : "warning" : "warning",
                        words.why(letter, received),
                        deadlineMark,
                        passage == null ? null : passage.text(),
                        asksReception(deadline) || appeal != null && asksReception(appeal),
                        facts,
                        dates,
                        words.sheets(letter),
                        caseFile != null || !follows ? List.of() : casesOf(who),
                        values,
                        letter.kind().kind() == LetterKind.DECISION ? Map.of() : words.bill(letter),
                        ShowReading.sheet(reading),
                        Words.time(localDays.local(reading.until()).toLocalTime()),
                        filled.problems()));
        return "reading/letter";
    }

    private static boolean asksReception(LetterFindings.Deadline deadline) {
        var term = deadline.term();
        return deadline.isOne() && term != null && term.start() == LetterFindings.Start.RECEPTION && !term.working();
    }

    private List<Option> casesOf(SignedIn who) {
        var mine = cases.followedBy(who.account(), MOST_CASES);
        var names = people.names(mine.stream().map(Cases.Named::person).collect(Collectors.toSet()));
        return mine.stream()
                .map(it -> {
                    var person = names.get(it.person());
                    return new Option(
                            it.id().toString(), person == null ? it.asked() : person.name() + " · " + it.asked());
                })
                .toList();
    }
}
