// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.webhooks.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Within;
import fr.parvis.network.LocalDays;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NextPage;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import fr.parvis.values.Paging;
import fr.parvis.webhooks.domain.Delivery;
import fr.parvis.webhooks.domain.Endpoint;
import fr.parvis.webhooks.domain.EventType;
import fr.parvis.webhooks.domain.ForgetEvents;
import fr.parvis.webhooks.domain.KeepEndpoints;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The settings of webhooks: where events go, under which secret, what became of each. */
@Controller
@Requires(value = Right.MANAGE_WEBHOOKS, within = Within.ASSOCIATION)
class WebhooksController {
    static final String ADDRESS = "/bureau/webhooks";
    private static final String SECRET = "webhookSecret";
    private static final int ROWS = 25;

    private final KeepEndpoints endpoints;
    private final ForgetEvents forget;
    private final LocalDays localDays;

    WebhooksController(KeepEndpoints endpoints, ForgetEvents forget, LocalDays localDays) {
        this.endpoints = endpoints;
        this.forget = forget;
        this.localDays = localDays;
    }

    static String address(UUID id) {
        return ADDRESS + "/" + id;
    }

    @GetMapping(ADDRESS)
    String list(Model model) {
        return list(model, WebhooksPage.Form.blank(Ids.next()), new Problems());
    }

    private String list(Model model, WebhooksPage.Form form, Problems problems) {
        var rows = endpoints.list().stream().map(this::row).toList();
        model.addAttribute("page", new WebhooksPage(rows, form, events(), problems));
        return "webhooks/list";
    }

    @PostMapping(ADDRESS)
    String add(@RequestParam MultiValueMap<String, String> sent, Model model) {
        var form = WebhooksPage.Form.of(sent);
        return switch (endpoints.add(command(form, FormFields.idOrNew(form.id())))) {
            case Outcome.Done(KeepEndpoints.Added.With(var id, var secret)) -> {
                NextPage.put(SECRET, secret);
                yield "redirect:" + address(id);
            }
            case Outcome.Done(KeepEndpoints.Added.Already(var id)) -> "redirect:" + address(id);
            case Outcome.Changed() -> throw new IllegalStateException("a new endpoint has no version to be based on");
            case Outcome.Refused(var problems) ->
                FormAnswer.invalid(list(model, form, new Problems().addAll(problems)));
        };
    }

    @GetMapping(ADDRESS + "/{id}")
    String show(@PathVariable UUID id, @RequestParam(required = false) @Nullable String page, Model model) {
        var it = find(id);
        return show(model, it, WebhooksPage.Form.of(it), new Problems(), page);
    }

    private String show(Model model, Endpoint it, WebhooksPage.Form form, Problems problems, @Nullable String asked) {
        int total = endpoints.countLog(it.id());
        var paging = Paging.of(asked, total, ROWS);
        var secret = model.getAttribute(SECRET);
        model.addAttribute(
                "page",
                new WebhooksPage.One(
                        address(it.id()),
                        it.name(),
                        secret == null ? "" : secret.toString(),
                        it.stopped() == null ? null : t("webhooks.stopped." + it.stopped()),
                        trouble(it),
                        it.lastSentAt() == null ? t("webhooks.never") : moment(it.lastSentAt()),
                        it.waiting(),
                        it.failed(),
                        form,
                        events(),
                        problems,
                        endpoints.log(it.id(), ROWS, paging.offset()).stream()
                                .map(delivery -> sent(it, delivery))
                                .toList(),
                        total,
                        paging.page(),
                        paging.pages(),
                        forget.days()));
        return "webhooks/endpoint";
    }

    @PostMapping(ADDRESS + "/{id}")
    String change(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> sent, Model model) {
        var form = WebhooksPage.Form.of(sent);
        return switch (endpoints.change(command(form, id))) {
            case Outcome.Done(var _) -> done(id, t("webhooks.changed"));
            case Outcome.Refused(var problems) ->
                FormAnswer.invalid(show(model, find(id), form, new Problems().addAll(problems), null));
            case Outcome.Changed() -> {
                var it = find(id);
                yield FormAnswer.stale(show(
                        model,
                        it,
                        WebhooksPage.Form.of(it),
                        new Problems().stale(t("webhooks.problem.changed")),
                        null));
            }
        };
    }

    @PostMapping(ADDRESS + "/{id}/secret")
    String renewSecret(@PathVariable UUID id) {
        NextPage.put(SECRET, endpoints.renewSecret(id));
        return "redirect:" + address(id);
    }

    @PostMapping(ADDRESS + "/{id}/arreter")
    String stop(@PathVariable UUID id) {
        endpoints.stop(id);
        return done(id, t("webhooks.stop.done"));
    }

    @PostMapping(ADDRESS + "/{id}/demarrer")
    String start(@PathVariable UUID id) {
        endpoints.start(id);
        return done(id, t("webhooks.start.done"));
    }

    @PostMapping(ADDRESS + "/{id}/essai")
    String trial(@PathVariable UUID id) {
        endpoints.test(id);
        return done(id, t("webhooks.trial.done"));
    }

    @PostMapping(ADDRESS + "/{id}/rejouer")
    String replayFailed(@PathVariable UUID id) {
        return done(id, Words.n("webhooks.replay.done", endpoints.replay(id, null)));
    }

    @PostMapping(ADDRESS + "/{id}/envois/{delivery}/rejouer")
    String replay(@PathVariable UUID id, @PathVariable UUID delivery) {
        return done(id, Words.n("webhooks.replay.done", endpoints.replay(id, delivery)));
    }

    @PostMapping(ADDRESS + "/{id}/supprimer")
    String remove(@PathVariable UUID id) {
        endpoints.remove(id);
        Notice.success(t("webhooks.remove.done")).onNextPage();
        return "redirect:" + ADDRESS;
    }

    private static String done(UUID id, String said) {
        Notice.success(said).onNextPage();
        return "redirect:" + address(id);
    }

    private Endpoint find(UUID id) {
        return endpoints.find(id).orElseThrow(() -> new NotFound("endpoint " + id));
    }

    private static KeepEndpoints.Command command(WebhooksPage.Form form, UUID id) {
        return new KeepEndpoints.Command(
                id, form.name(), form.url(), Set.copyOf(form.events()), FormFields.number(form.version(), -1));
    }

    private static List<Option> events() {
        return EventType.codes().stream()
                .map(code -> new Option(code, event(code)))
                .toList();
    }

    private static String event(String code) {
        return t("webhooks.event." + code);
    }

    private WebhooksPage.Row row(Endpoint it) {
        var host = URI.create(it.url()).getHost();
        var stopped = it.stopped();
        return new WebhooksPage.Row(
                address(it.id()),
                it.name(),
                host == null ? it.url() : host,
                t(
                        stopped != null
                                ? "webhooks.state.stopped"
                                : it.failures() > 0 ? "webhooks.state.failing" : "webhooks.state.on"),
                stopped != null || it.failed() > 0 ? "danger" : it.failures() > 0 ? "warning" : "success",
                Words.n("webhooks.waiting", it.waiting()));
    }

    private @Nullable String trouble(Endpoint it) {
        var since = it.failingSince();
        if (since == null || it.failures() == 0) return null;
        var retry = it.retryAt();
        return retry == null
                ? t("webhooks.failing", moment(since), Words.n("webhooks.failures", it.failures()))
                : t(
                        "webhooks.failing-until",
                        moment(since),
                        Words.n("webhooks.failures", it.failures()),
                        moment(retry));
    }

    private WebhooksPage.Sent sent(Endpoint it, Delivery delivery) {
        boolean due = delivery.state().equals("due");
        return new WebhooksPage.Sent(
                event(delivery.type()),
                moment(delivery.at()),
                t(due && delivery.attempts() > 0 ? "webhooks.delivery.again" : "webhooks.delivery." + delivery.state()),
                due ? "plain" : delivery.state().equals("sent") ? "success" : "danger",
                answer(delivery),
                Words.n("webhooks.attempts", delivery.attempts()),
                due ? null : address(it.id()) + "/envois/" + delivery.id() + "/rejouer");
    }

    private String answer(Delivery delivery) {
        var problem = delivery.lastProblem();
        var status = delivery.lastStatus();
        var last = delivery.lastAt();
        if (last == null) return "";
        return problem == null
                ? t("webhooks.answer.taken", status == null ? "" : status, moment(last))
                : t("webhooks.answer." + problem, status == null ? "" : status, moment(last));
    }

    private String moment(Instant at) {
        return Words.moment(localDays.local(at));
    }
}
