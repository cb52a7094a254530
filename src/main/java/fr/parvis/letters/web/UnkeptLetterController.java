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
import fr.parvis.shell.Download;
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
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
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
    private static final Map<String, String> TYPES = Map.of(
            "pdf",
            "application/pdf",
            "odt",
            "application/vnd.oasis.opendocument.text",
            "docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document");

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

    /** @param modele what to begin from; to be chosen when it is missing */
    @GetMapping(HERE)
    String begin(@RequestParam(defaultValue = "") String modele, Model model, HttpServletResponse response) {

        if (modele.isEmpty()) {
            var choices = new ArrayList<Option>();
            for (var template : unkept.templates()) choices.add(new Option(template.code(), template.label()));
            choices.add(new Option(LettersController.BLANK, Words.t("letters.new.blank")));
            model.addAttribute(
                    "page",
                    new UnkeptLetterPage(
                            choices, "", false, Map.of(), List.of(), false, true, "", List.of(), new Problems()));
            return PAGE;
        }
        var template = template(modele);
        var text = unkept.begin(template);
        return page(modele, unkept.judge(template, text).letter(), false, "", new Problems(), model, response);
    }

    private @Nullable Template template(String code) {
        if (code.equals(LettersController.BLANK)) return null;
        var template = unkept.template(code);
        if (template == null) throw new NotFound("template");
        return template;
    }

    /**
     * Looks over what was typed.
     *
     * @param suite {@code annuaire} to look for its addressee
     * @param choisir who of the directory it goes to
     */
    @PostMapping(HERE)
    String lookOver(
            @RequestParam Map<String, String> sent,
            @RequestParam(defaultValue = "") String suite,
            @RequestParam(defaultValue = "") String choisir,
            Model model,
            HttpServletResponse response) {

        var modele = FormFields.text(sent, "modele");
        var template = template(modele);
        var problems = new Problems();
        var text = chosen(choisir, ShowLetter.read(sent, problems));
        var judged = unkept.judge(template, text);
        boolean searching = suite.equals("annuaire") || !choisir.isEmpty();
        if (!searching) problems.addAll(judged.problems());
        return page(
                modele,
                judged.letter(),
                !searching && problems.isEmpty(),
                suite.equals("annuaire") ? FormFields.text(sent, "q") : "",
                problems,
                model,
                response);
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

        var type = TYPES.get(ending);
        if (type == null) throw new NotFound("letter");
        var modele = FormFields.text(sent, "modele");
        var template = template(modele);
        var problems = new Problems();

        var judged = unkept.judge(template, ShowLetter.read(sent, problems));
        problems.addAll(judged.problems());

        if (!problems.isEmpty()) return page(modele, judged.letter(), false, "", problems, model, response);
        var letter = judged.letter();
        var bytes = switch (ending) {
            case "pdf" -> draw.pdf(letter, who.place());
            case "odt" -> draw.odt(letter, who.place());
            default -> draw.docx(letter, who.place());
        };
        var name = "courrier." + ending;
        var file = ending.equals("pdf") ? Download.pdf(name) : Download.attachment(name, type);
        response.setContentLength(bytes.length);
        file.to(response).write(bytes);
        return null;
    }

    private String page(
            String modele,
            Letter letter,
            boolean ready,
            String query,
            Problems problems,
            Model model,
            HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        model.addAttribute(
                "page",
                new UnkeptLetterPage(
                        List.of(),
                        modele,
                        letter.kind() == Letter.Kind.ATTESTATION,
                        ShowLetter.values(letter.text()),
                        Gap.open(letter.text()),
                        ready,
                        draw.draws(letter),
                        query,
                        query.isEmpty()
                                ? List.of()
                                : partners.search(query, FOUND).stream()
                                        .map(LetterController::found)
                                        .toList(),
                        problems));
        return FormAnswer.of(!problems.isEmpty(), PAGE);
    }
}
