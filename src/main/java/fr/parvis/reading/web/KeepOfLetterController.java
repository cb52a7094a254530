// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reading.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.cases.CaseBill;
import fr.parvis.energy.ProposedLetter;
import fr.parvis.reading.ReadingAddresses;
import fr.parvis.reading.domain.HeldLetters;
import fr.parvis.reading.domain.HeldLetters.Reading;
import fr.parvis.reading.domain.KeepOfLetter;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Problems;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Keeps what a letter says in a case: its next step, the facts of its bill. */
@Controller
@Requires(value = Right.FOLLOW_PEOPLE, within = Within.ASSOCIATION)
class KeepOfLetterController {
    private final HeldLetters readings;
    private final KeepOfLetter keep;
    private final ShowReading words;
    private final ShowHeldLetter show;

    KeepOfLetterController(HeldLetters readings, KeepOfLetter keep, ShowReading words, ShowHeldLetter show) {
        this.readings = readings;
        this.keep = keep;
        this.words = words;
        this.show = show;
    }

    @PostMapping(ReadingController.ONE + "/etape")
    String step(@PathVariable UUID id, @RequestParam Map<String, String> sent, SignedIn who, Model model) {
        var reading = show.find(id, who);
        var caseFile = caseFile(reading, sent);
        var problems = new Problems();
        var day = FormFields.dayOrNone(sent.get("jour"), "jour", problems);
        if (caseFile == null) problems.add("suivi", t("reading.problem.case-missing"));
        if (problems.isEmpty() && caseFile != null)
            problems.addAll(keep.step(caseFile, FormFields.text(sent, "etape"), day, t("reading.because")));
        if (!problems.isEmpty() || caseFile == null)
            return FormAnswer.invalid(show.handle(reading, new FilledForm(sent, problems), who, model));
        readings.keptStep(who.account(), id);
        Notice.success(t("reading.step.added"))
                .withLink(ShowReading.address(caseFile), t("reading.step.see"))
                .onNextPage();
        return "redirect:" + ReadingAddresses.letter(id);
    }

    /** The facts of the bill go to its case, and the page of its days opens. */
    @PostMapping(ReadingController.ONE + "/facture")
    String bill(@PathVariable UUID id, @RequestParam Map<String, String> sent, SignedIn who, Model model) {
        var reading = show.find(id, who);
        var caseFile = caseFile(reading, sent);
        var letter = reading.findings();
        var fields = letter == null ? Map.<String, String>of() : words.bill(letter);
        if (fields.isEmpty()) throw new NotFound("bill");
        var problems = new Problems();
        if (caseFile == null) problems.add("facture-suivi", t("reading.problem.case-missing"));
        else
            problems.addAll(keep.bill(
                    caseFile,
                    new CaseBill(
                            FormFields.day(fields.get("issued")),
                            FormFields.day(fields.get("payable")),
                            FormFields.cents(fields.get("amount")),
                            fields.get("supplier"),
                            fields.get("reference"))));
        if (!problems.isEmpty() || caseFile == null) {
            var all = new Problems();
            all.add("", String.join(" ", problems.entries().values()));
            return FormAnswer.invalid(show.handle(reading, new FilledForm(sent, all), who, model));
        }
        var proposed = new ProposedLetter(
                "water".equals(fields.get("supply")),
                FormFields.day(fields.get("first")),
                FormFields.day(fields.get("second")));
        proposed.onNextPage();
        Notice.success(t("reading.bill.kept")).onNextPage();
        return "redirect:" + ShowReading.billOf(caseFile);
    }

    private static @Nullable UUID caseFile(Reading reading, Map<String, String> sent) {
        var known = reading.caseFile();
        return known != null ? known : FormFields.id(FormFields.text(sent, "suivi"));
    }
}
