// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.hotline.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.database.Asking;
import fr.parvis.database.Scope;
import fr.parvis.hotline.HotlineAddresses;
import fr.parvis.hotline.HotlineSettings;
import fr.parvis.hotline.domain.AskCall;
import fr.parvis.hotline.domain.AskCall.Promised;
import fr.parvis.hotline.domain.AskCall.Wish;
import fr.parvis.hotline.domain.Call;
import fr.parvis.hotline.domain.CallChannel;
import fr.parvis.hotline.domain.CallState;
import fr.parvis.hotline.domain.LineHours.When;
import fr.parvis.hotline.domain.Members;
import fr.parvis.limits.Origin;
import fr.parvis.limits.RateLimiter;
import fr.parvis.limits.RateLimits;
import fr.parvis.network.Communes;
import fr.parvis.network.Help;
import fr.parvis.network.NetworkWords;
import fr.parvis.shell.ForThePublic;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.Language;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.EnumCode;
import fr.parvis.values.Outcome;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The public asks to be called back, and sees behind a secret address what became of it. */
@Controller
@ForThePublic
class CallBackController {
    private static final String ONE = HotlineAddresses.CALL_BACK + "/{code}";

    /** A field that nobody sees: what fills it is a program. */
    private static final String TRAP = "website";

    private static final int ORIGINS = 20_000;
    private static final int LONGEST_CODE = 100;

    private final AskCall ask;
    private final Members members;
    private final Communes communes;
    private final RateLimiter limiter;

    CallBackController(AskCall ask, Members members, Communes communes, HotlineSettings settings, RateLimits limits) {
        this.ask = ask;
        this.members = members;
        this.communes = communes;
        this.limiter = limits.slidingWindow("hotline.asked", settings.askedPerDay(), Duration.ofDays(1), ORIGINS);
    }

    @GetMapping(HotlineAddresses.CALL_BACK)
    String form(@RequestParam(defaultValue = "") String depuis, Model model) {
        var spoken = Words.language() == Language.PLAIN_FRENCH ? Language.FRENCH : Words.language();
        return form(Map.of("from", depuis, "when", When.SOON.key(), "language", spoken.code()), new Problems(), model);
    }

    private String form(Map<String, String> typed, Problems problems, Model model) {
        model.addAttribute(
                "page",
                new CallBackPage(
                        isOpen(),
                        CallChannel.ofAddress(FormFields.text(typed, "from")) == CallChannel.WEB
                                ? ""
                                : FormFields.text(typed, "from"),
                        typed,
                        Arrays.stream(When.values())
                                .map(when -> new Option(when.key(), t("hotline.when." + when.key())))
                                .toList(),
                        Arrays.stream(Language.values())
                                .filter(language -> language != Language.PLAIN_FRENCH)
                                .map(language -> new Option(language.code(), language.ownName()))
                                .toList(),
                        subjects(),
                        problems));
        return FormAnswer.of(!problems.isEmpty(), "hotline/ask");
    }

    private static List<Option> subjects() {
        return Members.subjects().stream()
                .map(subject -> new Option(subject, NetworkWords.help(EnumCode.read(Help.class, subject))))
                .toList();
    }

    /** A yes or no of the whole network: who answers is not told. */
    private boolean isOpen() {
        return Asking.as(Scope.network()).call(members::isAnybody);
    }

    @PostMapping(HotlineAddresses.CALL_BACK)
    String ask(@RequestParam Map<String, String> sent, HttpServletRequest request, Model model) {
        var problems = new Problems();
        if (!isOpen()) return form(sent, problems, model);
        boolean tooMany = !FormFields.text(sent, TRAP).isEmpty()
                || !Origin.isThisMachine(request)
                        && !limiter.acquire(Origin.of(request)).isZero();
        Outcome<Promised> asked =
                tooMany ? Outcome.refused("", "hotline.problem.too-many-here") : ask.handle(wish(sent));
        return switch (asked) {
            case Outcome.Refused(var refused) -> form(sent, problems.addAll(refused), model);
            case Outcome.Changed() -> throw new IllegalStateException("a new call has no version to be based on");
            case Outcome.Done(var promised) -> "redirect:" + HotlineAddresses.CALL_BACK + "/" + promised.code();
        };
    }

    private static Wish wish(Map<String, String> sent) {
        return new Wish(
                FormFields.text(sent, "phone"),
                FormFields.one(When.class, FormFields.text(sent, "when"), When.SOON),
                FormFields.text(sent, "subject"),
                FormFields.text(sent, "language"),
                FormFields.text(sent, "commune"),
                CallChannel.ofAddress(FormFields.text(sent, "from")));
    }

    @GetMapping(ONE)
    String promise(@PathVariable String code, Model model, HttpServletResponse response) {
        isSecret(response);
        model.addAttribute("page", page(find(code), code));
        return "hotline/promise";
    }

    @PostMapping(ONE + "/annuler")
    String withdraw(@PathVariable String code, HttpServletResponse response) {
        isSecret(response);
        find(code);
        if (!ask.withdraw(code)) Notice.warning(t("hotline.public.too-late")).onNextPage();
        return "redirect:" + HotlineAddresses.CALL_BACK + "/" + code;
    }

    private Call find(String code) {
        if (code.length() > LONGEST_CODE) throw new NotFound("promise");
        return ask.find(code).orElseThrow(() -> new NotFound("promise"));
    }

    /** The address travels to no other site, stands in no index and stays in no cache. */
    private static void isSecret(HttpServletResponse response) {
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Robots-Tag", "noindex, nofollow, noarchive");
        response.setHeader("Cache-Control", "no-store");
    }

    private PromisePage page(Call it, String code) {
        return switch (it.state()) {
            case OFFERED ->
                new PromisePage(
                        t("hotline.public.promised"), t("hotline.public.state.offered"), "info", false, true, "");
            case WAITING, LATER ->
                new PromisePage(
                        t("hotline.public.promised"),
                        window(it),
                        "success",
                        it.moved() > 0,
                        true,
                        HotlineAddresses.CALL_BACK + "/" + code + "/annuler");
            case IN_CALL, DONE, GAVE_UP, WITHDRAWN, WRONG_NUMBER ->
                new PromisePage(
                        t("hotline.public.title"),
                        it.state() == CallState.GAVE_UP && it.tries() == 0
                                ? t("hotline.public.state.not-called")
                                : t("hotline.public.state." + it.state().key()),
                        "info",
                        false,
                        false,
                        "");
        };
    }

    /** By the clock of the person's commune. */
    private String window(Call it) {
        var zone = communes.zone(it.commune());
        var from = it.promised().from().atZone(zone);
        var until = it.promised().until().atZone(zone);
        var day = Words.language().day(from.toLocalDate());
        return from.toLocalDate().equals(until.toLocalDate())
                ? t("hotline.public.window", day, Words.time(from.toLocalTime()), Words.time(until.toLocalTime()))
                : t(
                        "hotline.public.window.days",
                        day,
                        Words.time(from.toLocalTime()),
                        Words.language().day(until.toLocalDate()),
                        Words.time(until.toLocalTime()));
    }
}
