// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.letters.web;

import fr.parvis.letters.domain.Blank;
import fr.parvis.letters.domain.FillGaps;
import fr.parvis.letters.domain.Gap;
import fr.parvis.letters.domain.Letter;
import fr.parvis.letters.domain.LetterTemplates;
import fr.parvis.letters.domain.LetterText;
import fr.parvis.letters.domain.ReadLetters;
import fr.parvis.letters.domain.SendLetter;
import fr.parvis.letters.domain.Sending;
import fr.parvis.letters.papers.DrawLetter;
import fr.parvis.letters.papers.Layout;
import fr.parvis.network.LocalDays;
import fr.parvis.partners.Partners;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Shows the form of a letter: what is typed beside what is stored, its open gaps, its addressees in the directory. */
@Component
class ShowLetterForm {
    private static final int FOUND = 8;

    private final FillGaps fill;
    private final SendLetter send;
    private final DrawLetter draw;
    private final LetterTemplates templates;
    private final Partners partners;
    private final ShowLetter show;
    private final LocalDays localDays;

    ShowLetterForm(
            FillGaps fill,
            SendLetter send,
            DrawLetter draw,
            LetterTemplates templates,
            Partners partners,
            ShowLetter show,
            LocalDays localDays) {
        this.fill = fill;
        this.send = send;
        this.draw = draw;
        this.templates = templates;
        this.partners = partners;
        this.show = show;
        this.localDays = localDays;
    }

    /** The form as it was typed, beside the stored letter. @param filled answers by gap */
    record Typed(
            LetterText text,
            Map<String, String> filled,
            int version,
            Map<String, String> stored,
            boolean warned,
            Problems problems) {
        static Typed asStored(Letter letter, Problems problems) {
            return new Typed(letter.text(), Map.of(), letter.version(), Map.of(), false, problems);
        }
    }

    String handle(ReadLetters.Whole whole, Typed typed, Model model) {
        return handle(whole, typed, "", model);
    }

    /** @param query search text for the directory of partners */
    String handle(ReadLetters.Whole whole, Typed typed, String query, Model model) {
        model.addAttribute("page", page(whole, typed, query));
        return "letters/letter";
    }

    String changedBy(Letter letter) {
        return Words.t("letters.changed-by", show.name(letter.changedBy()), Words.time(time(letter.changedAt())));
    }

    private LocalTime time(Instant at) {
        return localDays.local(at).toLocalTime().truncatedTo(ChronoUnit.MINUTES);
    }

    private LetterPage page(ReadLetters.Whole whole, Typed typed, String query) {
        var letter = whole.letter();
        var sending = whole.sending();
        var code = letter.template();
        var template = code == null ? null : templates.find(code).orElse(null);
        boolean onItsWay = sending != null && !sending.gone();
        return new LetterPage(
                letter.id().toString(),
                ShowLetter.title(letter),
                whole.person().name() + " · " + ShowLetter.about(letter),
                letter.caseFile().toString(),
                whole.it().asked(),
                whole.person().name(),
                whole.person().discreet(),
                letter.kind() == Letter.Kind.ATTESTATION,
                letter.state().key(),
                ShowLetter.state(letter.state()),
                ShowLetter.kind(letter.state()),
                letter.shownNumber(),
                letter.state().open() && !onItsWay,
                typed.version(),
                ShowLetter.values(typed.text()),
                Layout.placeAndDate(letter.kind(), typed.text()),
                typed.stored(),
                changedBy(letter),
                Gap.open(typed.text()),
                fill.asked(letter, typed.text()).stream()
                        .map(blank -> new Blank(
                                blank.name(), blank.kind(), typed.filled().getOrDefault(blank.name(), blank.value())))
                        .toList(),
                Gap.runs(String.join("\n", typed.text().parts().values())).stream()
                        .anyMatch(Gap.Run::byHand),
                draw.draws(letter),
                template == null
                        ? List.of()
                        : template.sources()
                                .lines()
                                .filter(line -> !line.isBlank())
                                .map(ShowLetterForm::source)
                                .toList(),
                sent(sending),
                onItsWay,
                sending != null && send.unknown(sending),
                query,
                query.isEmpty()
                        ? List.of()
                        : partners.search(query, FOUND).stream()
                                .map(ShowLetterForm::found)
                                .toList(),
                whole.it().open(),
                typed.warned(),
                typed.problems());
    }

    static LetterPage.Found found(Partners.Addressee one) {
        return new LetterPage.Found(
                one.id().toString(),
                one.name(),
                Stream.concat(Stream.of(one.service()), one.postalLines().stream())
                        .filter(line -> !line.isBlank())
                        .collect(Collectors.joining(", ")));
    }

    private static String source(String line) {
        int bar = line.lastIndexOf('|');
        return bar < 0
                ? line
                : Words.t(
                        "letters.source",
                        line.substring(0, bar).strip(),
                        line.substring(bar + 1).strip());
    }

    private String sent(@Nullable Sending sending) {
        if (sending == null) return "";
        var how = Words.t("letters.channel." + sending.channel());
        return sending.to().isEmpty()
                ? Words.t("letters.sent.how", how, sending.sentOn(), show.name(sending.sentBy()))
                : Words.t("letters.sent.to", how, sending.sentOn(), show.name(sending.sentBy()), sending.to());
    }
}
