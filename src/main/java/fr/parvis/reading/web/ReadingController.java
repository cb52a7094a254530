// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reading.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.network.LocalDays;
import fr.parvis.reading.ReadingAddresses;
import fr.parvis.reading.domain.HeldLetters;
import fr.parvis.reading.domain.HeldLetters.Reading;
import fr.parvis.sheets.SheetProposals;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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

/** A letter read together: it waits, is looked at, and is gone again unless something of it is kept in a case. */
@Controller
@Requires(value = Right.RECORD_VISITS, within = Within.ASSOCIATION)
class ReadingController {
    static final String ONE = ReadingAddresses.READ + "/{id}";

    private final HeldLetters readings;
    private final ShowHeldLetter show;
    private final LocalDays localDays;

    ReadingController(HeldLetters readings, ShowHeldLetter show, LocalDays localDays) {
        this.readings = readings;
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
            if (!part) return show.handle(reading, FilledForm.empty(), who, model);
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
        var reading = show.find(id, who);
        var problems = new Problems();
        var day = FormFields.day(sent.get("recue"), "recue", problems);
        if (day != null && day.isAfter(localDays.today())) problems.add("recue", t("reading.problem.day-future"));
        if (day == null || !problems.isEmpty())
            return FormAnswer.invalid(show.handle(reading, new FilledForm(sent, problems), who, model));
        readings.receivedOn(who.account(), id, day);
        return "redirect:" + ReadingAddresses.letter(id);
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
}
