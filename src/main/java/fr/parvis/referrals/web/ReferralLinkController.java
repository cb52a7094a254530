// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.referrals.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Accounts;
import fr.parvis.access.Association;
import fr.parvis.access.Associations;
import fr.parvis.database.Asking;
import fr.parvis.referrals.domain.FollowLink;
import fr.parvis.referrals.domain.FollowLink.LinkState;
import fr.parvis.referrals.domain.Referral;
import fr.parvis.referrals.domain.ReferralState;
import fr.parvis.referrals.domain.WorkOnReferral;
import fr.parvis.referrals.papers.ReferralMail;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.Notice;
import fr.parvis.shell.OpenToAll;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.Outcome;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Page behind the link of a referral: a code, then what was passed, and a word back. Without account, without script. */
@Controller
@OpenToAll
class ReferralLinkController {
    private static final String ADDRESS = "/transmission/{token}";
    private static final String COOKIE = "transmission";

    private final FollowLink follow;
    private final WorkOnReferral work;
    private final ReferralMail mail;
    private final Associations associations;
    private final Accounts accounts;
    private final ShowReferral words;

    ReferralLinkController(
            FollowLink follow,
            WorkOnReferral work,
            ReferralMail mail,
            Associations associations,
            Accounts accounts,
            ShowReferral words) {
        this.follow = follow;
        this.work = work;
        this.mail = mail;
        this.associations = associations;
        this.accounts = accounts;
        this.words = words;
    }

    /** On behalf of the association whose link it is; a link that nobody made is told so. */
    private String behind(String token, Model model, HttpServletResponse response, Function<UUID, String> then) {
        // the address is a secret: it travels to no other site, stands in no index and stays in no cache
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Robots-Tag", "noindex, nofollow, noarchive");
        response.setHeader("Cache-Control", "no-store");

        var behind = follow.find(token).orElse(null);
        if (behind == null) return closed("unknown", model);
        return Asking.as(behind.association()).call(() -> then.apply(behind.referral()));
    }

    private static String closed(String why, Model model) {
        model.addAttribute(
                "page",
                new ReferralLinkPage(
                        "closed",
                        why,
                        "",
                        "",
                        false,
                        false,
                        "",
                        "",
                        "",
                        List.of(),
                        List.of(),
                        "",
                        List.of(),
                        Map.of(),
                        new Problems()));
        return switch (why) {
            case "unknown" -> FormAnswer.with(HttpStatus.NOT_FOUND, "referrals/door");
            case "done" -> "referrals/door";
            default -> FormAnswer.with(HttpStatus.GONE, "referrals/door");
        };
    }

    @GetMapping(ADDRESS)
    String show(
            @PathVariable String token,
            @CookieValue(name = COOKIE, required = false) @Nullable String session,
            Model model,
            HttpServletResponse response) {
        return behind(
                token, model, response, id -> page(new Visit(id, token, session), FilledForm.empty(), model, response));
    }

    /** Coming of a browser to the link of a referral, with its session once it is in. */
    private record Visit(
            UUID referral, String token, @Nullable String session) {}

    private String page(Visit visit, FilledForm filled, Model model, HttpServletResponse response) {
        return switch (follow.look(visit.referral, visit.token, visit.session)) {
            case LinkState.Unknown unknown -> closed("unknown", model);
            case LinkState.Closed closed -> closed(closed.why(), model);
            case LinkState.Code code -> {
                model.addAttribute("page", page(code.it(), code, visit.token, filled));
                yield "referrals/door";
            }
            case LinkState.In in -> {
                model.addAttribute("page", page(in.it(), in, visit.token, filled));
                yield "referrals/door";
            }
        };
    }

    /** Before the code nothing is told but who wrote and until when. */
    private ReferralLinkPage page(Referral it, LinkState door, String token, FilledForm filled) {
        boolean in = door instanceof LinkState.In;
        return new ReferralLinkPage(
                in ? "in" : "code",
                "",
                "/transmission/" + token,
                associations.find(Asking.association()).map(Association::name).orElse("Parvis"),
                "mail".equals(it.codeBy()),
                door instanceof LinkState.Code code && code.gone(),
                in ? accounts.find(it.sentBy()).map(Accounts.Account::name).orElse("") : "",
                Words.date(it.sentOn()),
                Words.date(it.expiresOn()),
                in ? ShowReferral.lines(it) : List.of(),
                in
                        ? follow.messages(it.id()).stream()
                                .map(message -> new ReferralPage.Said(
                                        t("referrals.door.said." + message.kind()),
                                        words.moment(message.at()),
                                        "",
                                        message.said(),
                                        message.byPartner()))
                                .toList()
                        : List.of(),
                in && it.state() == ReferralState.ACCEPTED ? t("referrals.door.accepted") : "",
                Stream.of("accept", "ask", "answer", "refuse")
                        .filter(kind -> !(kind.equals("accept") && it.state() == ReferralState.ACCEPTED))
                        .map(kind -> new Option(kind, t("referrals.door.kind." + kind)))
                        .toList(),
                filled.values(),
                filled.problems());
    }

    /** Sends a code to the mailbox that the link was made for. */
    @PostMapping(ADDRESS + "/code")
    String code(@PathVariable String token, Model model, HttpServletResponse response) {
        return behind(token, model, response, id -> {
            var code = follow.code(id, token).orElse(null);
            boolean went = code != null && Words.in(Words.FRENCH).call(() -> mail.code(code));
            (went ? Notice.success(t("referrals.door.code.sent")) : Notice.warning(t("referrals.door.code.not-sent")))
                    .onNextPage();
            return "redirect:/transmission/" + token;
        });
    }

    @PostMapping(ADDRESS)
    String enter(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String code,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        return behind(token, model, response, id -> {
            var session = FollowLink.session();
            var visit = new Visit(id, token, null);
            return switch (follow.enter(id, token, code.length() > 40 ? "" : code, session)) {
                case IN -> {
                    response.addHeader("Set-Cookie", cookie(token, session, Duration.ofHours(8), request));
                    yield "redirect:/transmission/" + token;
                }
                case WRONG -> {
                    var problems = new Problems().add("code", t("referrals.door.code.wrong"));
                    yield FormAnswer.invalid(page(visit, new FilledForm(Map.of(), problems), model, response));
                }
                case LATE -> {
                    var problems = new Problems().add("code", t("referrals.door.code.late"));
                    yield FormAnswer.invalid(page(visit, new FilledForm(Map.of(), problems), model, response));
                }
                case LOCKED -> closed("locked", model);
                case OVER -> page(visit, FilledForm.empty(), model, response);
            };
        });
    }

    private static String cookie(String token, String value, Duration length, HttpServletRequest request) {
        return ResponseCookie.from(COOKIE, value)
                .path("/transmission/" + token)
                .httpOnly(true)
                .secure(request.isSecure())
                // a link in a mail is followed from another site, and the session must survive that
                .sameSite("Lax")
                .maxAge(length)
                .build()
                .toString();
    }

    @PostMapping(ADDRESS + "/reponse")
    String react(
            @PathVariable String token,
            @CookieValue(name = COOKIE, required = false) @Nullable String session,
            @RequestParam Map<String, String> sent,
            Model model,
            HttpServletResponse response) {
        return behind(token, model, response, id -> {
            var kind = sent.getOrDefault("kind", "");
            var text = FormFields.lines(sent, "text");
            // in the case it stands in the staff's language
            var outcome =
                    session == null ? null : Words.in(Words.FRENCH).call(() -> follow.react(id, session, kind, text));
            if (outcome instanceof Outcome.Refused(var refused)) {
                var problems = new Problems().addAll(refused);

                var visit = new Visit(id, token, session);
                return FormAnswer.invalid(page(visit, new FilledForm(sent, problems), model, response));
            }
            if (outcome == null) return page(new Visit(id, token, null), FilledForm.of(sent), model, response);
            Words.in(Words.FRENCH).run(() -> tell(id));
            Notice.success(t("referrals.door.done." + kind)).onNextPage();
            return "redirect:/transmission/" + token;
        });
    }

    private void tell(UUID id) {
        work.find(id).ifPresent(it -> mail.news(it, follow.responsible(it)));
    }

    @PostMapping(ADDRESS + "/fermer")
    String leave(
            @PathVariable String token,
            @CookieValue(name = COOKIE, required = false) @Nullable String session,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        return behind(token, model, response, id -> {
            if (session != null) follow.leave(id, session);
            response.addHeader("Set-Cookie", cookie(token, "", Duration.ZERO, request));
            Notice.success(t("referrals.door.left")).onNextPage();
            return "redirect:/transmission/" + token;
        });
    }
}
