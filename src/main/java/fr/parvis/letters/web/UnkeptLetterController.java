// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.letters.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.letters.LettersAddresses;
import fr.parvis.letters.domain.Gap;
import fr.parvis.letters.domain.Letter;
import fr.parvis.letters.domain.LetterText;
import fr.parvis.letters.domain.Phrases;
import fr.parvis.letters.domain.Template;
import fr.parvis.letters.domain.UnkeptLetter;
import fr.parvis.letters.papers.DrawLetter;
import fr.parvis.partners.Partners;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A letter for somebody who wants no file: typed, printed, kept nowhere. What is typed travels from page to page. */
@Controller
@Requires(value = Right.FOLLOW_PEOPLE, within = Within.ASSOCIATION)
class UnkeptLetterController {
    private static final String HERE = LettersAddresses.UNKEPT;
    private static final String PAGE = "letters/unkept";
    private static final int FOUND = 8;

    private final UnkeptLetter unkept;
    private final DrawLetter draw;
    private final Phrases phrases;
    private final Partners partners;

    UnkeptLetterController(UnkeptLetter unkept, DrawLetter draw, Phrases phrases, Partners partners) {
        this.unkept = unkept;
        this.draw = draw;
        this.phrases = phrases;
        this.partners = partners;
    }

    /** @param modele template to begin from; to be chosen when it is missing */
    @GetMapping(HERE)
    String begin(@RequestParam(defaultValue = "") String modele, Model model) {
        if (modele.isEmpty()) {
            var choices = new ArrayList<Option>();
            for (var template : unkept.templates()) choices.add(new Option(template.code(), template.label()));
            choices.add(new Option(LettersController.BLANK, Words.t("letters.new.blank")));
            var page = new UnkeptLetterPage(
                    choices, "", false, Map.of(), List.of(), false, true, "", List.of(), new Problems());
            return show(page, model);
        }
        var template = template(modele);
        var letter = unkept.judge(template, unkept.begin(template)).letter();
        return show(page(letter, false, "", new Problems()), model);
    }

    private @Nullable Template template(String code) {
        if (code.equals(LettersController.BLANK)) return null;
        var template = unkept.template(code);
        if (template == null) throw new NotFound("template");
        return template;
    }

    /**
     * Looks over what was typed: {@code suite} says {@code annuaire} to look for its addressee, {@code choisir} who of the directory it
     * goes to.
     */
    @PostMapping(HERE)
    String lookOver(@RequestParam Map<String, String> sent, Model model) {
        var suite = FormFields.text(sent, "suite");
        var choisir = FormFields.text(sent, "choisir");
        var template = template(FormFields.text(sent, "modele"));
        var problems = new Problems();
        var text = chosen(choisir, ShowLetter.read(sent, problems));
        var judged = unkept.judge(template, text);
        boolean searching = suite.equals("annuaire") || !choisir.isEmpty();
        if (!searching) problems.addAll(judged.problems());
        var query = suite.equals("annuaire") ? FormFields.text(sent, "q") : "";
        return show(page(judged.letter(), !searching && problems.isEmpty(), query, problems), model);
    }

    private LetterText chosen(String choice, LetterText typed) {
        var id = FormFields.id(choice);
        var found = id == null ? null : partners.find(id).orElse(null);
        return found == null ? typed : typed.to(found.name(), found.service(), found.postalLines(), phrases);
    }

    /** The paper; when something is still missing, the page that says so. */
    @PostMapping(HERE + "/courrier.{ending}")
    @Nullable
    String paper(
            @PathVariable String ending,
            @RequestParam Map<String, String> sent,
            SignedIn who,
            Model model,
            HttpServletResponse response)
            throws IOException {
        var file = ShowLetter.file("courrier", ending);
        var template = template(FormFields.text(sent, "modele"));
        var problems = new Problems();

        var judged = unkept.judge(template, ShowLetter.read(sent, problems));
        problems.addAll(judged.problems());

        if (!problems.isEmpty()) return show(page(judged.letter(), false, "", problems), model);
        var letter = judged.letter();
        var bytes = switch (ending) {
            case "pdf" -> draw.pdf(letter, who.place());
            case "odt" -> draw.odt(letter, who.place());
            default -> draw.docx(letter, who.place());
        };
        response.setContentLength(bytes.length);
        file.to(response).write(bytes);
        return null;
    }

    private static String show(UnkeptLetterPage page, Model model) {
        model.addAttribute("page", page);
        return FormAnswer.of(!page.problems().isEmpty(), PAGE);
    }

    private UnkeptLetterPage page(Letter letter, boolean ready, String query, Problems problems) {
        return new UnkeptLetterPage(
                List.of(),
                Objects.requireNonNullElse(letter.template(), LettersController.BLANK),
                letter.kind() == Letter.Kind.ATTESTATION,
                ShowLetter.values(letter.text()),
                Gap.open(letter.text()),
                ready,
                draw.draws(letter),
                query,
                query.isEmpty()
                        ? List.of()
                        : partners.search(query, FOUND).stream()
                                .map(ShowLetterForm::found)
                                .toList(),
                problems);
    }
}
