package fr.parvis.letters.web;

import fr.parvis.access.Accounts;
import fr.parvis.letters.domain.Letter;
import fr.parvis.letters.domain.LetterText;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Outcome;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Says in words what pages show of letters, and reads what is typed in them. */
@Component
class ShowLetter {
    private final Accounts accounts;

    ShowLetter(Accounts accounts) {
        this.accounts = accounts;
    }

    String name(UUID account) {
        return accounts.find(account).map(Accounts.Account::name).orElse("—");
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

    /** What was typed; a date that is none is told among the problems. */
    static LetterText read(Map<String, String> sent, Problems problems) {
        return new LetterText(
                of(sent, "sender"),
                of(sent, "addressee"),
                of(sent, "place"),
                date(sent, "date", problems),
                of(sent, "reference"),
                of(sent, "subject"),
                of(sent, "salutation"),
                of(sent, "body"),
                of(sent, "closing"),
                of(sent, "signature"),
                of(sent, "enclosures"));
    }

    static @Nullable LocalDate date(Map<String, String> sent, String field, Problems problems) {
        var text = of(sent, field);
        if (text.isEmpty()) return null;
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            problems.add(field, Words.t("letters.problem.not-a-date", text));
            return null;
        }
    }

    /** Browsers end lines as mail does. */
    static String of(Map<String, String> sent, String field) {
        return Objects.requireNonNullElse(sent.get(field), "")
                .replace("\r\n", "\n")
                .replace('\r', '\n')
                .strip();
    }

    static int number(Map<String, String> sent, String field) {
        var text = of(sent, field);
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
    }

    /** @return whether it was done */
    static boolean tell(Outcome outcome, String done, RedirectAttributes redirect) {
        switch (outcome) {
            case Outcome.Done ok -> Notice.success(done).after(redirect);
            case Outcome.Refused refused -> {
                var problem = refused.problems().getFirst();
                Notice.danger(Words.t(problem)).after(redirect);
            }
            case Outcome.Changed changed ->
                Notice.danger(Words.t("letters.problem.changed")).after(redirect);
        }
        return outcome instanceof Outcome.Done;
    }
}
