// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reading.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.documents.PaperPages;
import fr.parvis.reading.ReadingAddresses;
import fr.parvis.reading.domain.CountLetters;
import fr.parvis.reading.domain.HeldLetters;
import fr.parvis.reading.domain.HeldLetters.Origin;
import fr.parvis.shell.Camera;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.shell.StreamedForm;
import fr.parvis.shell.Words;
import fr.parvis.values.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Takes in a letter to be read: a photo or a PDF that is handed in, or a document of a case. */
@Controller
@Requires(value = Right.RECORD_VISITS, within = Within.ASSOCIATION)
class StartReadingController {
    /** Size limit of an upload; pictures and scans of a letter are smaller. */
    private static final int MOST_BYTES = 20_000_000;

    private static final long AROUND = 100_000;

    private final HeldLetters readings;
    private final PaperPages papers;
    private final CountLetters counts;
    private final ShowHeldLetter show;

    StartReadingController(HeldLetters readings, PaperPages papers, CountLetters counts, ShowHeldLetter show) {
        this.readings = readings;
        this.papers = papers;
        this.counts = counts;
        this.show = show;
    }

    /** @param asked {@code suivi} or {@code passage}: the case or the visit that it is for */
    @GetMapping(ReadingAddresses.READ)
    String start(@RequestParam Map<String, String> asked, SignedIn who, Model model, HttpServletResponse response) {
        var caseFile = caseFile(asked.get("suivi"), who);
        var origin = new Origin(who.account(), caseFile, FormFields.id(asked.get("passage")));
        return start(origin, new Problems(), model, response);
    }

    private static @Nullable UUID caseFile(@Nullable String suivi, SignedIn who) {
        return who.may(Right.FOLLOW_PEOPLE) ? FormFields.id(suivi) : null;
    }

    @PostMapping(ReadingAddresses.READ)
    String send(HttpServletRequest request, HttpServletResponse response, SignedIn who, Model model)
            throws IOException {
        boolean heavy = StreamedForm.saysMoreThan(request, MOST_BYTES + AROUND);
        var form = StreamedForm.of(request);
        var origin = new Origin(who.account(), null, null);
        byte[] file = null;
        for (var part = form.next(); part != null; part = form.next())
            switch (part) {
                case StreamedForm.Part.Field(var name, var text) -> {
                    if (name.equals("suivi")) origin = new Origin(who.account(), caseFile(text, who), origin.visit());
                    else if (name.equals("passage"))
                        origin = new Origin(who.account(), origin.caseFile(), FormFields.id(text));
                }
                case StreamedForm.Part.File(var _, var _, var bytes) -> {
                    if (heavy) return tooHeavy(request, origin, model, response);
                    if (file != null && file.length > 0) continue;
                    file = bytes.readNBytes(MOST_BYTES + 1);
                    if (file.length > MOST_BYTES) return tooHeavy(request, origin, model, response);
                }
            }
        if (file == null || file.length == 0)
            return refused(Problem.of("lettre", "reading.problem.no-file"), origin, model, response);
        return begin(file, origin, model, response);
    }

    private String tooHeavy(HttpServletRequest request, Origin origin, Model model, HttpServletResponse response)
            throws IOException {
        StreamedForm.readAway(request);
        var problems = new Problems().add("lettre", t("reading.problem.too-heavy", MOST_BYTES / 1_000_000));
        return FormAnswer.with(HttpStatus.CONTENT_TOO_LARGE, start(origin, problems, model, response));
    }

    /** A document that the case keeps. */
    @PostMapping(ReadingAddresses.READ + "/document")
    @Requires(value = Right.FOLLOW_PEOPLE, within = Within.ASSOCIATION)
    String document(
            @RequestParam(defaultValue = "") String document, SignedIn who, Model model, HttpServletResponse response)
            throws IOException {
        var id = FormFields.id(document);
        if (id == null) throw new NotFound("document");
        var opened = papers.open(id).orElseThrow(() -> new NotFound("document " + id));
        var origin = new Origin(who.account(), opened.caseFile(), null);
        byte[] file;
        try (var bytes = opened.bytes()) {
            file = bytes.readNBytes(MOST_BYTES + 1);
        }
        if (file.length > MOST_BYTES)
            return refused(
                    Problem.of("lettre", "reading.problem.too-heavy", MOST_BYTES / 1_000_000), origin, model, response);
        return begin(file, origin, model, response);
    }

    private String begin(byte[] file, Origin origin, Model model, HttpServletResponse response) throws IOException {
        switch (papers.check(file, "lettre")) {
            case PaperPages.Checked.Unfit(var problem) -> {
                var problems = new Problems().add("lettre", t("reading.problem.unread", Words.t(problem)));
                return FormAnswer.invalid(start(origin, problems, model, response));
            }
            case PaperPages.Checked.Fit(var pdf, var pages) -> {
                if (!pdf && !readings.readsPictures())
                    return refused(Problem.of("lettre", "reading.problem.no-pictures"), origin, model, response);
                var id = readings.begin(origin, file, pdf, pages);
                if (id.isPresent()) return "redirect:" + ReadingAddresses.letter(id.get());
                response.setHeader("Retry-After", "60");
                var problems = new Problems().add("lettre", t("reading.problem.too-many"));
                return FormAnswer.with(HttpStatus.SERVICE_UNAVAILABLE, start(origin, problems, model, response));
            }
        }
    }

    private String refused(Problem problem, Origin origin, Model model, HttpServletResponse response) {
        return FormAnswer.invalid(start(origin, new Problems().addAll(List.of(problem)), model, response));
    }

    private String start(Origin origin, Problems problems, Model model, HttpServletResponse response) {
        Camera.allow(response);
        var id = origin.caseFile();
        var caseFile = id == null ? null : show.read(id);
        var visit = origin.visit();
        model.addAttribute(
                "page",
                new StartPage(
                        caseFile == null ? "" : caseFile.id().toString(),
                        caseFile == null ? null : caseFile.asked(),
                        caseFile == null ? null : show.name(caseFile),
                        visit == null ? "" : visit.toString(),
                        readings.readsPictures(),
                        caseFile == null
                                ? List.of()
                                : papers.of(caseFile.id()).stream()
                                        .map(one -> new Option(one.id().toString(), one.name()))
                                        .toList(),
                        counts.counted().stream()
                                .map(one -> new StartPage.Counted(
                                        t("reading.kind." + one.kind()), Words.number(one.letters())))
                                .toList(),
                        MOST_BYTES,
                        problems));
        return "reading/start";
    }
}
