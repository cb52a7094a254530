// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.hotline.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.hotline.HotlineAddresses;
import fr.parvis.hotline.domain.AnswerCalls;
import fr.parvis.hotline.domain.Call;
import fr.parvis.hotline.domain.CallResult;
import fr.parvis.hotline.domain.FollowUp;
import fr.parvis.hotline.domain.GoOnLine;
import fr.parvis.network.Help;
import fr.parvis.network.LocalDays;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Problems;
import fr.parvis.values.EnumCode;
import fr.parvis.values.Outcome;
import fr.parvis.visits.VisitsAddresses;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/** The line for who answers it: on it until an hour, the call that is offered, the call in hand. */
@Controller
@Requires(value = Right.ANSWER_LINE, within = Within.ASSOCIATION)
class LineController {
    static final String NOW = HotlineAddresses.LINE + "/maintenant";
    private static final String CALL = HotlineAddresses.LINE + "/appels/{id}";
    private static final String BACK = "redirect:" + HotlineAddresses.LINE;

    /** Theme of the nomenclature that a subject is most often about; the mediator changes it by one press. */
    private static final Map<String, String> THEMES = Map.of(
            EnumCode.of(Help.BILLS), "energy-unpaid-bill",
            EnumCode.of(Help.ENERGY), "energy-bill",
            EnumCode.of(Help.HEALTH), "health-rights",
            EnumCode.of(Help.WORK), "work-search",
            EnumCode.of(Help.DIGITAL), "digital-internet");

    private final ShowLine show;
    private final GoOnLine line;
    private final AnswerCalls answer;
    private final LocalDays localDays;
    private final LineStream stream;

    LineController(ShowLine show, GoOnLine line, AnswerCalls answer, LocalDays localDays, LineStream stream) {
        this.show = show;
        this.line = line;
        this.answer = answer;
        this.localDays = localDays;
        this.stream = stream;
    }

    @GetMapping(HotlineAddresses.LINE)
    String show(SignedIn who, Model model) {
        return page(who, new Problems(), Map.of(), model);
    }

    private String page(SignedIn who, Problems problems, Map<String, String> typed, Model model) {
        model.addAttribute("page", new LinePage(show.part(who, problems, typed)));
        return FormAnswer.of(!problems.isEmpty(), "hotline/line");
    }

    /** The part that changes; 204 while it is as the page has it. */
    @GetMapping(NOW)
    Object now(@RequestParam(defaultValue = "") String etat, SignedIn who) {
        if (show.isSame(etat, who))
            return ResponseEntity.status(HttpStatus.NO_CONTENT).build();
        var view = new ModelAndView("hotline/now");
        view.addObject("part", show.part(who, new Problems(), Map.of()));
        return view;
    }

    @GetMapping(HotlineAddresses.LINE + "/direct")
    void stream(HttpServletRequest request, HttpServletResponse response, SignedIn who) throws IOException {
        stream.write(request, response, who, Right.ANSWER_LINE);
    }

    @PostMapping(HotlineAddresses.LINE + "/disponible")
    String begin(@RequestParam Map<String, String> sent, SignedIn who, Model model) {
        var until = FormFields.time(FormFields.text(sent, "until"));
        var outcome =
                until == null ? Outcome.refused("until", "hotline.problem.until") : line.begin(until, localDays.zone());
        if (outcome instanceof Outcome.Refused(var refused))
            return page(who, new Problems().addAll(refused), sent, model);
        return BACK;
    }

    @PostMapping(HotlineAddresses.LINE + "/pause")
    String pause() {
        line.pause();
        return BACK;
    }

    @PostMapping(HotlineAddresses.LINE + "/reprendre")
    String resume() {
        line.resume();
        return BACK;
    }

    @PostMapping(HotlineAddresses.LINE + "/arreter")
    String stop() {
        if (line.end()) Notice.success(t("hotline.stopped")).onNextPage();
        return BACK;
    }

    @PostMapping(CALL + "/appeler")
    String call(@PathVariable UUID id) {
        if (!answer.begin(id)) Notice.warning(t("hotline.gone")).onNextPage();
        return BACK;
    }

    @PostMapping(CALL + "/passer")
    String pass(@PathVariable UUID id) {
        Notice.success(t(answer.pass(id) ? "hotline.passed" : "hotline.gone")).onNextPage();
        return BACK;
    }

    @PostMapping(CALL + "/fin")
    String end(@PathVariable UUID id, @RequestParam Map<String, String> sent, SignedIn who, Model model) {
        var held = answer.held().orElse(null);
        var led = FormFields.text(sent, "led");
        return switch (answer.end(id, FormFields.text(sent, "result"), led, FormFields.text(sent, "when"))) {
            case Outcome.Refused(var refused) -> page(who, new Problems().addAll(refused), sent, model);
            case Outcome.Changed() -> {
                Notice.warning(t("hotline.gone")).onNextPage();
                yield BACK;
            }
            case Outcome.Done(var _) -> {
                Notice.success(t("hotline.noted")).onNextPage();
                boolean visit = FormFields.text(sent, "result").equals(CallResult.REACHED.key())
                        && led.equals(FollowUp.VISIT.key());
                yield held != null && visit ? "redirect:" + desk(held) : BACK;
            }
        };
    }

    /** The desk with what the promise says of who was called. */
    private static String desk(Call it) {
        var address = UriComponentsBuilder.fromPath(VisitsAddresses.DESK)
                .queryParam("presence", "telephone")
                .queryParam("language", it.language());
        var theme = THEMES.get(it.subject());
        if (theme != null) address.queryParam("theme", theme);
        if (it.commune() != null) address.queryParam("commune", it.commune());
        return address.toUriString();
    }
}
