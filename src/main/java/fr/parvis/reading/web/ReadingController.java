// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reading.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.cases.CaseBill;
import fr.parvis.cases.Cases;
import fr.parvis.documents.PaperPages;
import fr.parvis.energy.ProposedLetter;
import fr.parvis.network.LocalDays;
import fr.parvis.people.People;
import fr.parvis.reading.ReadingAddresses;
import fr.parvis.reading.domain.Certainty;
import fr.parvis.reading.domain.CountLetters;
import fr.parvis.reading.domain.HeldLetters;
import fr.parvis.reading.domain.HeldLetters.Origin;
import fr.parvis.reading.domain.HeldLetters.Reading;
import fr.parvis.reading.domain.KeepOfLetter;
import fr.parvis.reading.domain.LetterFindings;
import fr.parvis.reading.domain.LetterKind;
import fr.parvis.sheets.SheetProposals;
import fr.parvis.shell.Camera;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.shell.StreamedForm;
import fr.parvis.shell.Words;
import fr.parvis.values.EnumCode;
import fr.parvis.values.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** A letter read together: handed in as a photo or a PDF, looked at, and gone again unless something of it is kept in a case. */
@Controller
@Requires(value = Right.RECORD_VISITS, within = Within.ASSOCIATION)
class ReadingController {
    private static final String ONE = ReadingAddresses.READ + "/{id}";
    private static final int MOST_CASES = 40;

    /** Size limit of an upload; pictures and scans of a letter are smaller. */
    static final int MOST_BYTES = 20_000_000;

    private static final long AROUND = 100_000;

    private final HeldLetters readings;
    private final PaperPages papers;
    private final KeepOfLetter keep;
    private final CountLetters counts;
    private final Cases cases;
    private final People people;
    private final ShowReading show;
    private final LocalDays localDays;

    ReadingController(
            HeldLetters readings,
            PaperPages papers,
            KeepOfLetter keep,
            CountLetters counts,
            Cases cases,
            People people,
            ShowReading show,
            LocalDays localDays) {
        this.readings = readings;
        this.papers = papers;
        this.keep = keep;
        this.counts = counts;
        this.cases = cases;
        this.people = people;
        this.show = show;
        this.localDays = localDays;
    }

    /** On the sheet of the visit or case from which a letter was read; a step that the case keeps is proposed by it. */
    @Configuration(proxyBeanMethods = false)
    static class OnTheSheet {
        @Bean
        SheetProposals stepOfLetter(HeldLetters readings, ShowReading show) {
            return (account, source) -> readings.of(account, source).flatMap(reading -> {
                var letter = reading.findings();
                return letter == null || letter.isEmpty() || reading.kept() && source.equals(reading.caseFile())
                        ? Optional.empty()
                        : Optional.of(show.proposal(letter, reading));
            });
        }
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
        var caseFile = id == null ? null : read(id);
        var visit = origin.visit();
        model.addAttribute(
                "page",
                new StartPage(
                        caseFile == null ? "" : caseFile.id().toString(),
                        caseFile == null ? null : caseFile.asked(),
                        caseFile == null ? null : name(caseFile),
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

    /** Reads the names of a case, which the journal notes as a reading of the person's file. */
    private Cases.Named read(UUID id) {
        var it = cases.find(id).orElseThrow(() -> new NotFound("case " + id));
        people.read(it.person(), "case");
        return it;
    }

    private String name(Cases.Named it) {
        return people.find(it.person()).map(People.Named::name).orElse("");
    }

    @GetMapping(ONE)
    String one(
            @PathVariable UUID id,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part,
            SignedIn who,
            Model model,
            HttpServletResponse response) {
        var reading = readings.find(who.account(), id).orElse(null);
        if (reading == null) return FormAnswer.with(HttpStatus.NOT_FOUND, "reading/gone");
        if (reading.state() == HeldLetters.State.READ) {
            if (!part) return page(reading, FilledForm.empty(), who, model);
            // the part that waits gives way to the page
            response.setHeader("HX-Redirect", ReadingAddresses.letter(id));
        }
        model.addAttribute(
                "page",
                new WaitingPage(
                        id.toString(), waiting(reading), reading.state() == HeldLetters.State.FAILED, again(reading)));
        return part ? "reading/waitingpart" : "reading/waiting";
    }

    private static String again(Reading reading) {
        var caseFile = reading.caseFile();
        var visit = reading.visit();
        return caseFile != null
                ? ReadingAddresses.ofCase(caseFile)
                : visit != null ? ReadingAddresses.ofVisit(visit) : ReadingAddresses.READ;
    }

    private static String waiting(Reading reading) {
        return switch (reading.state()) {
            case WAITING ->
                reading.ahead() == 0 ? t("reading.waiting.first") : Words.n("reading.waiting", reading.ahead());
            case FAILED -> t("reading.failed");
            default -> t("reading.now");
        };
    }

    @GetMapping(ONE + "/page/{page}.jpg")
    ResponseEntity<byte[]> picture(@PathVariable UUID id, @PathVariable int page, SignedIn who) {
        var jpeg = readings.picture(who.account(), id, page - 1).orElseThrow(() -> new NotFound("letter"));
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_JPEG)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("X-Content-Type-Options", "nosniff")
                .body(jpeg);
    }

    /** The person says when the letter came. */
    @PostMapping(ONE + "/recue")
    String received(@PathVariable UUID id, @RequestParam Map<String, String> sent, SignedIn who, Model model) {
        var reading = read(id, who);
        var day = FormFields.day(FormFields.text(sent, "recue"));
        var problems = new Problems();
        if (day == null) problems.add("recue", t("reading.problem.day"));
        else if (day.isAfter(localDays.today())) problems.add("recue", t("reading.problem.day-future"));
        if (day == null || !problems.isEmpty())
            return FormAnswer.invalid(page(reading, new FilledForm(sent, problems), who, model));
        readings.receivedOn(who.account(), id, day);
        return "redirect:" + ReadingAddresses.letter(id);
    }

    @PostMapping(ONE + "/etape")
    @Requires(value = Right.FOLLOW_PEOPLE, within = Within.ASSOCIATION)
    String step(@PathVariable UUID id, @RequestParam Map<String, String> sent, SignedIn who, Model model) {
        var reading = read(id, who);
        var caseFile = caseFile(reading, sent);
        var problems = new Problems();
        var typed = FormFields.text(sent, "jour");
        var day = FormFields.day(typed);
        if (day == null && !typed.isEmpty()) problems.add("jour", t("reading.problem.day"));
        if (caseFile == null) problems.add("suivi", t("reading.problem.case-missing"));
        if (problems.isEmpty() && caseFile != null)
            problems.addAll(keep.step(caseFile, FormFields.text(sent, "etape"), day, t("reading.because")));
        if (!problems.isEmpty() || caseFile == null)
            return FormAnswer.invalid(page(reading, new FilledForm(sent, problems), who, model));
        readings.keptStep(who.account(), id);
        Notice.success(t("reading.step.added"))
                .withLink(ShowReading.address(caseFile), t("reading.step.see"))
                .onNextPage();
        return "redirect:" + ReadingAddresses.letter(id);
    }

    /** The facts of the bill go to its case, and the page of its days opens. */
    @PostMapping(ONE + "/facture")
    @Requires(value = Right.FOLLOW_PEOPLE, within = Within.ASSOCIATION)
    String bill(@PathVariable UUID id, @RequestParam Map<String, String> sent, SignedIn who, Model model) {
        var reading = read(id, who);
        var caseFile = caseFile(reading, sent);
        var letter = reading.findings();
        var fields = letter == null ? Map.<String, String>of() : show.bill(letter);
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
            return FormAnswer.invalid(page(reading, new FilledForm(sent, all), who, model));
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

    /** Lets go of the letter before its time. */
    @PostMapping(ONE + "/oublier")
    String forget(@PathVariable UUID id, SignedIn who) {
        var again =
                readings.find(who.account(), id).map(ReadingController::again).orElse(ReadingAddresses.READ);
        readings.forget(who.account(), id);
        Notice.success(t("reading.forgotten")).onNextPage();
        return "redirect:" + again;
    }

    private Reading read(UUID id, SignedIn who) {
        return readings.find(who.account(), id)
                .filter(it -> it.state() == HeldLetters.State.READ)
                .orElseThrow(() -> new NotFound("letter"));
    }

    private String page(Reading reading, FilledForm filled, SignedIn who, Model model) {
        var letter = Objects.requireNonNull(reading.findings());
        if (readings.toCount(who.account(), reading.id())) counts.count(letter);
        boolean follows = who.may(Right.FOLLOW_PEOPLE);
        var known = reading.caseFile();
        var caseFile = known == null || !follows ? null : read(known);
        var marks = new ShowReading.Marks();
        var deadline = letter.deadline();
        var received = reading.received();
        var sender = show.sender(letter, reading);
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
        var facts = show.facts(letter, sender, marks);
        var appeal = letter.appeal();
        var dates = appeal == null
                ? List.<LetterPageShown.Line>of()
                : List.of(new LetterPageShown.Line(
                        t(
                                "reading.appeal",
                                show.day(appeal, received) == null
                                        ? appeal.term() == null || !appeal.isOne()
                                                ? t("reading.unsure")
                                                : ShowReading.term(appeal.term())
                                        : Words.longDate(Objects.requireNonNull(show.day(appeal, received)))),
                        appeal.passage() == null ? "" : appeal.passage().text(),
                        marks.of(appeal.passage(), "date", t("reading.dates"))));
        var day = show.day(deadline, received);
        var values = new HashMap<String, String>();
        values.put("etape", show.step(letter, sender));
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
                        show.pictures(reading, marks),
                        letter.doubts().stream()
                                .map(doubt -> t("reading.doubt." + EnumCode.of(doubt)))
                                .toList(),
                        signs,
                        show.deadline(deadline, received),
                        day != null ? deadline.certainty() == Certainty.READ ? "info" : "warning" : "warning",
                        show.why(letter, received),
                        deadlineMark,
                        passage == null ? null : passage.text(),
                        asksReception(deadline) || appeal != null && asksReception(appeal),
                        facts,
                        dates,
                        show.sheets(letter),
                        caseFile != null || !follows ? List.of() : casesOf(who),
                        values,
                        letter.kind().kind() == LetterKind.DECISION ? Map.of() : show.bill(letter),
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
