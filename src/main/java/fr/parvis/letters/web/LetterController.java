// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.letters.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.cases.CasesAddresses;
import fr.parvis.letters.domain.Blank;
import fr.parvis.letters.domain.FillGaps;
import fr.parvis.letters.domain.Gap;
import fr.parvis.letters.domain.Letter;
import fr.parvis.letters.domain.LetterTemplates;
import fr.parvis.letters.domain.LetterText;
import fr.parvis.letters.domain.Phrases;
import fr.parvis.letters.domain.ReadLetters;
import fr.parvis.letters.domain.SendLetter;
import fr.parvis.letters.domain.Sending;
import fr.parvis.letters.domain.WriteLetter;
import fr.parvis.letters.papers.DrawLetter;
import fr.parvis.letters.papers.Layout;
import fr.parvis.network.LocalDays;
import fr.parvis.partners.Partners;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.Outcome;
import fr.parvis.values.Problem;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** One letter: written, shown as a paper, numbered, thrown away. */
@Controller
@Requires(value = Right.FOLLOW_PEOPLE, within = Within.ASSOCIATION)
class LetterController {
    private static final String ONE = LettersController.ADDRESS + "/{id}";
    private static final int FOUND = 8;

    private final ReadLetters letters;
    private final WriteLetter write;
    private final FillGaps fill;
    private final SendLetter send;
    private final DrawLetter draw;
    private final Phrases phrases;
    private final LetterTemplates templates;
    private final Partners partners;
    private final ShowLetter show;
    private final LocalDays localDays;

    LetterController(
            ReadLetters letters,
            WriteLetter write,
            FillGaps fill,
            SendLetter send,
            DrawLetter draw,
            Phrases phrases,
            LetterTemplates templates,
            Partners partners,
            ShowLetter show,
            LocalDays localDays) {
        this.letters = letters;
        this.write = write;
        this.fill = fill;
        this.send = send;
        this.draw = draw;
        this.phrases = phrases;
        this.templates = templates;
        this.partners = partners;
        this.show = show;
        this.localDays = localDays;
    }

    private ReadLetters.Whole whole(UUID id) {
        return letters.handle(id).orElseThrow(() -> new NotFound("letter"));
    }

    /** The form as it was typed, beside the stored letter. @param filled answers by gap */
    private record Typed(
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

    /** @param annuaire search text for the directory of partners */
    @GetMapping(ONE)
    String show(@PathVariable UUID id, @RequestParam(defaultValue = "") String annuaire, Model model) {

        var whole = whole(id);
        model.addAttribute("page", page(whole, Typed.asStored(whole.letter(), new Problems()), annuaire.strip()));
        return "letters/letter";
    }

    private String page(ReadLetters.Whole whole, Typed typed, Model model) {
        model.addAttribute("page", page(whole, typed, ""));
        return "letters/letter";
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
                return FormAnswer.invalid(page(whole, Typed.asStored(whole.letter(), problems), model));
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

                return FormAnswer.invalid(page(
                        whole(id),
                        new Typed(typed, filled, version, Map.of(), Problem.anyWarning(refused), problems),
                        model));
            }
            case Outcome.Changed() -> {
                var whole = whole(id);
                problems.stale(Words.t("letters.problem.changed-both", changedBy(whole.letter())));

                return FormAnswer.stale(page(
                        whole,
                        new Typed(
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

    @GetMapping(ONE + "/courrier.pdf")
    ResponseEntity<byte[]> pdf(@PathVariable UUID id, SignedIn who) {
        return paper(id, who, "pdf", draw::pdf);
    }

    @GetMapping(ONE + "/courrier.odt")
    ResponseEntity<byte[]> odt(@PathVariable UUID id, SignedIn who) {
        return paper(id, who, "odt", draw::odt);
    }

    @GetMapping(ONE + "/courrier.docx")
    ResponseEntity<byte[]> docx(@PathVariable UUID id, SignedIn who) {
        return paper(id, who, "docx", draw::docx);
    }

    /** The name of the file tells nobody whom it is about. */
    private ResponseEntity<byte[]> paper(
            UUID id, SignedIn who, String ending, BiFunction<Letter, String, byte[]> drawn) {

        var letter = whole(id).letter();
        var number = letter.shownNumber();
        var file = ShowLetter.file(number.isEmpty() ? "brouillon" : "courrier-" + number, ending);
        return file.entity(drawn.apply(letter, who.place()));
    }

    private static String address(UUID id) {
        return LettersController.ADDRESS + "/" + id;
    }

    private String changedBy(Letter letter) {
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
                                .map(LetterController::source)
                                .toList(),
                sent(sending),
                onItsWay,
                sending != null && send.unknown(sending),
                query,
                query.isEmpty()
                        ? List.of()
                        : partners.search(query, FOUND).stream()
                                .map(LetterController::found)
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
