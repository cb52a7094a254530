// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.mandates.web;

import fr.parvis.limits.Origin;
import fr.parvis.limits.RateLimiter;
import fr.parvis.limits.RateLimits;
import fr.parvis.mandates.domain.CheckMandate;
import fr.parvis.mandates.domain.CheckMandate.Told;
import fr.parvis.mandates.domain.Fingerprint;
import fr.parvis.mandates.domain.Mandate;
import fr.parvis.mandates.papers.PaperText;
import fr.parvis.shell.OpenToAll;
import fr.parvis.shell.Words;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Page where anybody who holds a paper asks whether its mandate is valid. */
@Controller
@OpenToAll
class CheckMandateController {
    /** Codes that lead nowhere, from one origin, and for how long the door is closed to it afterwards: as at sign-in. */
    private static final int WRONG_CODES = 30;

    private static final Duration PAUSE = Duration.ofMinutes(10);
    private static final int ORIGINS = 10_000;

    private final CheckMandate check;
    private final RateLimiter wrongCodes;

    CheckMandateController(CheckMandate check, RateLimits limits) {
        this.check = check;
        this.wrongCodes = limits.slidingWindow("mandates.code", WRONG_CODES, PAUSE, ORIGINS);
    }

    /** Where the paper of a mandate is checked: what its QR code leads to. */
    static String address(Mandate it) {
        return "/mandat/" + it.said().code() + "?empreinte="
                + Fingerprint.shown(it.hash()).replace(" ", "");
    }

    /** @param code as it is printed, when it was typed in the form */
    @GetMapping("/mandat")
    ModelAndView ask(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String empreinte,
            HttpServletRequest request,
            HttpServletResponse response) {
        return tell(code, empreinte, request, response);
    }

    @GetMapping("/mandat/{code}")
    ModelAndView check(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String empreinte,
            HttpServletRequest request,
            HttpServletResponse response) {
        return tell(code, empreinte, request, response);
    }

    private ModelAndView tell(String code, String printed, HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Robots-Tag", "noindex");

        var page = page(code.strip(), printed.strip(), Origin.of(request), response);
        var status = switch (page.state()) {
            case "slow" -> HttpStatus.TOO_MANY_REQUESTS;
            case "unknown" -> HttpStatus.NOT_FOUND;
            default -> HttpStatus.OK;
        };
        return new ModelAndView("mandates/check", Map.of("page", page), status);
    }

    private CheckPage page(String code, String printed, String origin, HttpServletResponse response) {
        if (code.isEmpty()) return CheckPage.of("ask", "", printed);
        if (!wrongCodes.timeToWait(origin).isZero()) {
            response.setHeader("Retry-After", RateLimiter.retryAfter(PAUSE));
            return CheckPage.of("slow", code, printed);
        }
        return switch (check.handle(code, printed)) {
            case Told.Valid valid ->
                new CheckPage(
                        "valid",
                        code,
                        printed,
                        valid.association(),
                        Words.date(valid.from()),
                        Words.date(valid.until()),
                        PaperText.of(valid.words()).scopes(valid.scopes()),
                        same(valid.printed()));
            case Told.Ended ended ->
                new CheckPage(
                        "ended",
                        code,
                        printed,
                        ended.association(),
                        Words.date(ended.from()),
                        Words.date(ended.on()),
                        List.of(),
                        same(ended.printed()));
            case Told.Doubtful doubtful ->
                new CheckPage("doubtful", code, printed, doubtful.association(), "", "", List.of(), "");
            case Told.Unknown unknown -> {
                wrongCodes.acquire(origin);
                yield CheckPage.of("unknown", code, printed);
            }
        };
    }

    /** @param printed whether the fingerprint on the paper is the mandate's; null where none was typed */
    private static String same(@Nullable Boolean printed) {
        return printed == null ? "" : printed ? "same" : "other";
    }
}
