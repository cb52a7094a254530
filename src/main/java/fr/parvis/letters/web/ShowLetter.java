// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.letters.web;

import fr.parvis.access.Accounts;
import fr.parvis.files.Download;
import fr.parvis.letters.domain.Letter;
import fr.parvis.letters.domain.LetterText;
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
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Says in words what pages show of letters, and reads what is typed in them. */
@Component
class ShowLetter {
    /** Types of the files that a letter is saved as, by the ending of their names. */
    private static final Map<String, String> TYPES = Map.of(
            "odt",
            "application/vnd.oasis.opendocument.text",
            "docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document");

    private final Accounts accounts;

    ShowLetter(Accounts accounts) {
        this.accounts = accounts;
    }

    String name(UUID account) {
        return accounts.find(account).map(Accounts.Account::name).orElse("—");
    }

    /** Names of those who wrote some letters, by account. */
    Map<UUID, String> writers(List<Letter> letters) {
        return accounts.find(letters.stream().map(Letter::writtenBy).collect(Collectors.toSet())).stream()
                .collect(Collectors.toMap(Accounts.Account::id, Accounts.Account::name));
    }

    static String title(Letter it) {
        return it.text().subject().isBlank()
                ? Words.t("letters.untitled")
                : it.text().subject();
    }

    /** Number or beginning, and to whom. */
    static String about(Letter it) {
        var to = it.text()
                .addressee()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst();
        return (it.number() == 0 ? Words.t("letters.begun-on", it.begunOn()) : Words.t("letters.no", it.shownNumber()))
                + to.map(line -> " · " + line).orElse("");
    }

    /** The file of a letter: a paper to look at, or one to go on writing. @param ending pdf, odt or docx */
    static Download file(String name, String ending) {
        var named = name + "." + ending;
        if (ending.equals("pdf")) return Download.pdf(named);
        var type = TYPES.get(ending);
        if (type == null) throw new NotFound("letter");
        return Download.attachment(named, type);
    }

    static String state(Letter.State state) {
        return Words.t("letters.state." + state.key());
    }

    static String kind(Letter.State state) {
        return switch (state) {
            case DRAFT -> "warning";
            case READY -> "act";
            case SENT -> "success";
            case DROPPED -> "plain";
        };
    }

    static Map<String, String> values(LetterText text) {
        var values = new LinkedHashMap<>(text.parts());
        var date = text.date();
        values.put("date", date == null ? "" : date.toString());
        return values;
    }

    /** Text of the letter as typed; an invalid date is added to the problems. */
    static LetterText read(Map<String, String> sent, Problems problems) {
        return new LetterText(
                FormFields.lines(sent, "sender"),
                FormFields.lines(sent, "addressee"),
                FormFields.lines(sent, "place"),
                FormFields.dayOrNone(sent.get("date"), "date", problems),
                FormFields.lines(sent, "reference"),
                FormFields.lines(sent, "subject"),
                FormFields.lines(sent, "salutation"),
                FormFields.lines(sent, "body"),
                FormFields.lines(sent, "closing"),
                FormFields.lines(sent, "signature"),
                FormFields.lines(sent, "enclosures"));
    }

    /** @return whether it was done */
    static boolean tell(Outcome<UUID> outcome, String done) {
        switch (outcome) {
            case Outcome.Done(var _) -> Notice.success(done).onNextPage();
            case Outcome.Refused(var refused) -> {
                var problem = refused.getFirst();
                Notice.danger(Words.t(problem)).onNextPage();
            }
            case Outcome.Changed() ->
                Notice.danger(Words.t("letters.problem.changed")).onNextPage();
        }
        return outcome instanceof Outcome.Done;
    }
}
