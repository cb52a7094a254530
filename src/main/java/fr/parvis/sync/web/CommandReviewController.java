// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sync.web;

import fr.parvis.access.Accounts;
import fr.parvis.access.Accounts.Account;
import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Within;
import fr.parvis.network.Commune;
import fr.parvis.network.Communes;
import fr.parvis.network.LocalDays;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.sync.CommandHandler;
import fr.parvis.sync.SyncAddresses;
import fr.parvis.sync.domain.CommandReview;
import fr.parvis.sync.domain.RejectedCommands.Waiting;
import fr.parvis.sync.domain.RejectedCommands.Why;
import fr.parvis.sync.web.CommandReviewPage.Fact;
import fr.parvis.values.Outcome;
import fr.parvis.values.Paging;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;

/** Shows what came from devices and does not stand: to put right in the plain form, to confirm, or to set aside with a reason. */
@Controller
@Requires(value = Right.READ_TEAM_DAY, within = Within.ASSOCIATION)
class CommandReviewController {
    static final String ADDRESS = SyncAddresses.TO_PUT_RIGHT;
    private static final int ON_A_PAGE = 25;
    private static final int FACTS = 12;

    private final CommandReview toPutRight;
    private final Accounts accounts;
    private final Nomenclature nomenclature;
    private final Communes communes;
    private final TransactionTemplate reading;
    private final LocalDays localDays;

    CommandReviewController(
            CommandReview toPutRight,
            Accounts accounts,
            Nomenclature nomenclature,
            Communes communes,
            PlatformTransactionManager transactions,
            LocalDays localDays) {
        this.toPutRight = toPutRight;
        this.accounts = accounts;
        this.nomenclature = nomenclature;
        this.communes = communes;
        reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
        this.localDays = localDays;
    }

    @GetMapping(ADDRESS)
    String list(@RequestParam(defaultValue = "1") String page, Model model) {
        return list(page, Map.of(), model);
    }

    private String list(String page, Map<String, FilledForm> aside, Model model) {
        int total = toPutRight.count();
        var paging = Paging.of(page, total, ON_A_PAGE);
        var names = Objects.requireNonNull(reading.execute(status -> accounts.ours())).stream()
                .collect(Collectors.toMap(Account::id, Account::name));
        model.addAttribute(
                "page",
                new CommandReviewPage(
                        toPutRight.list(paging).stream()
                                .map(waiting -> row(waiting, names))
                                .toList(),
                        total,
                        paging.page(),
                        paging.pages(),
                        aside));
        return FormAnswer.of(!aside.isEmpty(), "sync/to-put-right");
    }

    @PostMapping(ADDRESS + "/{id}/confirmer")
    String confirm(@PathVariable UUID id) {
        (switch (toPutRight.confirm(id)) {
                    case Outcome.Done(var _) -> Notice.success(Words.t("sync.put-right.confirmed"));
                    case Outcome.Changed() -> Notice.warning(Words.t("sync.put-right.gone"));
                    case Outcome.Refused(var problems) -> Notice.danger(Words.t(problems.getFirst()));
                })
                .onNextPage();
        return "redirect:" + ADDRESS;
    }

    /** Settles a command in a way that its module offers. */
    @PostMapping(ADDRESS + "/{id}/issue/{way}")
    String takeWay(@PathVariable UUID id, @PathVariable String way) {
        (switch (toPutRight.takeWay(id, way)) {
                    case Outcome.Done(var _) -> Notice.success(Words.t("sync.put-right.settled"));
                    case Outcome.Changed() -> Notice.warning(Words.t("sync.put-right.gone"));
                    case Outcome.Refused(var problems) -> Notice.danger(Words.t(problems.getFirst()));
                })
                .onNextPage();
        return "redirect:" + ADDRESS;
    }

    @PostMapping(ADDRESS + "/{id}/ecarter")
    String setAside(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "1") String page,
            Model model) {
        var why = reason.replace("\0", "").strip();
        if (why.length() < 3 || why.length() > CommandReview.REASON)
            return list(
                    page,
                    Map.of(
                            id.toString(),
                            new FilledForm(
                                    Map.of("reason", reason),
                                    new Problems().add("reason", Words.t("sync.put-right.reason-missing")))),
                    model);
        (toPutRight.setAside(id, why)
                        ? Notice.success(Words.t("sync.put-right.set-aside-done"))
                        : Notice.warning(Words.t("sync.put-right.gone")))
                .onNextPage();
        return "redirect:" + ADDRESS;
    }

    private CommandReviewPage.Row row(Waiting waiting, Map<UUID, String> names) {
        var command = waiting.command();
        var id = command.id();
        var type = "sync.type." + command.type();
        var review = toPutRight.review(waiting, Words.locale()).orElse(null);
        var ways = toPutRight.waysOut(waiting).stream()
                .map(way -> new Option(
                        ADDRESS + "/" + id + "/issue/" + way.name(),
                        Words.t(
                                way.label(),
                                way.args().stream()
                                        .map(arg -> arg instanceof LocalTime time ? Words.time(time) : arg)
                                        .toArray())))
                .toList();
        return new CommandReviewPage.Row(
                id.toString(),
                Words.has(type) ? Words.t(type) : Words.t("sync.type.other"),
                Objects.requireNonNullElse(names.get(waiting.account()), Words.t("sync.somebody")),
                Words.moment(localDays.local(command.at())),
                waiting.label().isEmpty() ? Words.t("audit.subject.device.unnamed") : waiting.label(),
                Words.t("sync.why." + waiting.why().name()),
                waiting.why() == Why.KEPT ? "act" : waiting.why() == Why.CONFLICT ? "warning" : "danger",
                waiting.problems().stream().map(problem -> Words.t(problem)).toList(),
                review != null
                        ? review.facts().stream()
                                .map(CommandReviewController::fact)
                                .toList()
                        : facts(command.payload(), localDays.day(command.at())),
                review != null ? review.form() : null,
                // a command with ways of its own cannot be confirmed as it was sent
                waiting.why() == Why.KEPT && ways.isEmpty(),
                ways);
    }

    private static Fact fact(CommandHandler.Fact said) {
        return new Fact(
                Words.t(said.key()),
                said.value() instanceof LocalDateTime at
                        ? Words.moment(at)
                        : said.value().toString());
    }

    /** Payload field by field when no form can show it, without identifiers and fields that have no name. */
    private List<Fact> facts(JsonNode payload, LocalDate day) {
        var facts = new ArrayList<Fact>();
        payload.propertyStream()
                .filter(field ->
                        field.getValue().isValueNode() && !field.getValue().isNull())
                .filter(field -> !field.getValue().asString("").matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"))
                .filter(field -> Words.has("sync.said." + field.getKey()))
                .limit(FACTS)
                .forEach(field -> {
                    var value = spoken(field.getKey(), field.getValue().asString(""), day);
                    facts.add(new Fact(
                            Words.t("sync.said." + field.getKey()),
                            value.length() <= 200 ? value : value.substring(0, 200) + "…"));
                });
        return facts;
    }

    /** A value as a person says it: a time, a day, a place, the kind of an activity; else as it was sent. */
    private String spoken(String field, String value, LocalDate on) {
        if (field.equals("commune"))
            return communes.find(value).map(Commune::label).orElse(value);
        if (field.equals("kind"))
            return nomenclature
                    .on(on)
                    .find(CodeList.ACTIVITY, value)
                    .map(code -> code.label().text())
                    .orElse(value);
        try {
            if (value.matches("\\d{4}-\\d{2}-\\d{2}")) return Words.date(LocalDate.parse(value));
            if (value.matches("\\d{4}-\\d{2}-\\d{2}T.*")) return Words.moment(localDays.local(Instant.parse(value)));
        } catch (DateTimeParseException e) {
            return value;
        }
        return value;
    }
}
