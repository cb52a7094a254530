// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment.web;

import fr.parvis.access.Association;
import fr.parvis.access.Associations;
import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.equipment.domain.Item;
import fr.parvis.equipment.domain.ItemKind;
import fr.parvis.equipment.domain.Label;
import fr.parvis.equipment.domain.ReadEquipment;
import fr.parvis.equipment.domain.Transfer;
import fr.parvis.equipment.domain.TransferItems;
import fr.parvis.shell.Camera;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Equipment that goes to another association of the network, or comes from one. */
@Controller
@Requires(value = Right.KEEP_STOCK, within = Within.ASSOCIATION)
class TransfersController {
    private static final int SHOWN = 40;

    private final TransferItems transfers;
    private final ReadEquipment equipment;
    private final EquipmentChoices choices;
    private final Associations associations;

    TransfersController(
            TransferItems transfers, ReadEquipment equipment, EquipmentChoices choices, Associations associations) {
        this.transfers = transfers;
        this.equipment = equipment;
        this.choices = choices;
        this.associations = associations;
    }

    @GetMapping(Addresses.TRANSFERS)
    String all(@RequestParam Map<String, String> sent, SignedIn who, Model model, HttpServletResponse response) {
        var typed = Map.of(
                "labels",
                FormFields.text(sent, "etiquette"),
                "transfer",
                Ids.next().toString());
        return all(FilledForm.of(typed), who, model, response);
    }

    @PostMapping(Addresses.TRANSFERS)
    String send(@RequestParam Map<String, String> sent, SignedIn who, Model model, HttpServletResponse response) {
        var transfer = FormFields.idOrNew(sent.get("transfer"));
        var labels = FormFields.lines(sent, "labels");
        var point = EquipmentChoices.point(FormFields.text(sent, "point"), choices.points(who));
        var typed = new HashMap<>(sent);
        typed.put("transfer", transfer.toString());
        typed.put("labels", labels);
        typed.put("point", point);
        var problems = new Problems();
        switch (transfers.send(new TransferItems.Command(
                transfer,
                FormFields.id(sent.get("receiver")),
                EquipmentChoices.labels(labels),
                FormFields.text(sent, "lot"),
                FormFields.number(FormFields.text(sent, "number")),
                FormFields.id(point)))) {
            case Outcome.Done(var done) -> {
                Notice.success(Words.t("equipment.transfer.sent")).onNextPage();
                return "redirect:" + Addresses.transfer(done);
            }
            case Outcome.Refused(var refused) -> problems.addAll(refused);
            case Outcome.Changed() -> problems.stale(Words.t("equipment.problem.changed"));
        }
        return FormAnswer.refused(problems, all(new FilledForm(typed, problems), who, model, response));
    }

    private String all(FilledForm filled, SignedIn who, Model model, HttpServletResponse response) {
        Camera.allow(response);
        var names = associations.list().stream().collect(Collectors.toMap(Association::id, Association::name));
        var all = transfers.list(SHOWN);
        model.addAttribute(
                "page",
                new TransfersPage(
                        all.stream()
                                .filter(one -> answers(one, who))
                                .map(one -> row(one, who, names))
                                .toList(),
                        all.stream()
                                .filter(one -> !answers(one, who))
                                .map(one -> row(one, who, names))
                                .toList(),
                        transfers.receivers().stream()
                                .map(one -> new Option(one.id().toString(), one.name()))
                                .toList(),
                        EquipmentChoices.options("equipment.lot.", ItemKind.LOTS),
                        choices.points(who),
                        filled.value("transfer"),
                        filled.values(),
                        filled.problems()));
        return "equipment/transfers";
    }

    private static boolean answers(Transfer it, SignedIn who) {
        return it.state() == Transfer.State.SENT && it.receiver().equals(who.association());
    }

    private static String title(Transfer it, SignedIn who, Map<UUID, String> names) {
        boolean out = it.sender().equals(who.association());
        return Words.t(
                out ? "equipment.transfer.to" : "equipment.transfer.from",
                names.getOrDefault(out ? it.receiver() : it.sender(), "—"));
    }

    private TransfersPage.Row row(Transfer it, SignedIn who, Map<UUID, String> names) {
        var what = Stream.concat(
                        it.lines().stream()
                                .filter(line -> line.label() != null)
                                .collect(Collectors.groupingBy(Transfer.Line::kind, Collectors.counting()))
                                .entrySet()
                                .stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(entry -> Words.n("equipment.kind." + entry.getKey() + ".count", entry.getValue())),
                        it.lines().stream().filter(line -> line.label() == null).map(TransfersController::lot))
                .collect(Collectors.joining(", "));
        return new TransfersPage.Row(
                Addresses.transfer(it.id()),
                title(it, who, names),
                choices.when(it.sentAt()),
                what,
                Words.t("equipment.transfer.state." + it.state().code()),
                badge(it));
    }

    private static String lot(Transfer.Line line) {
        return Words.labelled(Words.t("equipment.lot." + line.kind()), Words.number(line.number()));
    }

    private static String badge(Transfer it) {
        return switch (it.state()) {
            case SENT -> "act";
            case ACCEPTED -> "success";
            case DECLINED -> "warning";
            case WITHDRAWN -> "";
        };
    }

    @GetMapping(Addresses.TRANSFER)
    String one(@PathVariable UUID id, SignedIn who, Model model) {
        return one(id, FilledForm.empty(), who, model);
    }

    @PostMapping(Addresses.TRANSFER + "/accepter")
    String accept(@PathVariable UUID id, @RequestParam Map<String, String> sent, SignedIn who, Model model) {
        var point = EquipmentChoices.point(FormFields.text(sent, "point"), choices.points(who));
        return after(new Answer(id, transfers.accept(id, FormFields.id(point)), "accepted"), sent, who, model);
    }

    @PostMapping(Addresses.TRANSFER + "/refuser")
    String decline(@PathVariable UUID id, @RequestParam Map<String, String> sent, SignedIn who, Model model) {
        var outcome = transfers.decline(id, FormFields.text(sent, "reason"));
        return after(new Answer(id, outcome, "declined"), sent, who, model);
    }

    @PostMapping(Addresses.TRANSFER + "/reprendre")
    String withdraw(@PathVariable UUID id, @RequestParam Map<String, String> sent, SignedIn who, Model model) {
        return after(new Answer(id, transfers.withdraw(id), "withdrawn"), sent, who, model);
    }

    /** @param done end of the key of the sentence that says so */
    private record Answer(UUID transfer, Outcome<UUID> outcome, String done) {}

    private String after(Answer answer, Map<String, String> sent, SignedIn who, Model model) {
        var problems = new Problems();
        if (problems.noneOf(answer.outcome, "equipment.problem.changed")) {
            Notice.success(Words.t("equipment.transfer.done." + answer.done)).onNextPage();
            return "redirect:" + Addresses.transfer(answer.transfer);
        }
        return FormAnswer.refused(problems, one(answer.transfer, new FilledForm(sent, problems), who, model));
    }

    private String one(UUID id, FilledForm filled, SignedIn who, Model model) {
        var it = transfers.find(id).orElseThrow(() -> new NotFound("transfer " + id));
        var names = associations.list().stream().collect(Collectors.toMap(Association::id, Association::name));
        boolean mine = it.sender().equals(who.association());
        var points = choices.points(who);
        var answeredAt = it.answeredAt();
        var reason = it.reason();
        model.addAttribute(
                "page",
                new TransfersPage.One(
                        id.toString(),
                        title(it, who, names),
                        Words.t("equipment.transfer.sent-at", choices.when(it.sentAt())),
                        Words.t("equipment.transfer.state." + it.state().code()),
                        badge(it),
                        answeredAt == null
                                ? ""
                                : Words.t("equipment.transfer.answered-at", choices.when(answeredAt))
                                        + (reason == null ? "" : " · " + Words.t("equipment.reason." + reason)),
                        it.lines().stream()
                                .map(line -> line(line, mine, it.arrived()))
                                .toList(),
                        answers(it, who),
                        mine && it.state() == Transfer.State.SENT,
                        it.state() != Transfer.State.SENT
                                && (!it.settled() || it.state() == Transfer.State.ACCEPTED && !it.arrived()),
                        points,
                        EquipmentChoices.options("equipment.reason.", Transfer.REASONS),
                        EquipmentChoices.point(FormFields.text(filled.values(), "point"), points),
                        FormFields.text(filled.values(), "reason"),
                        filled.problems()));
        return "equipment/transfer";
    }

    private TransfersPage.Line line(Transfer.Line line, boolean mine, boolean arrived) {
        var label = line.label();
        if (label == null) return new TransfersPage.Line("", lot(line), null, "");
        var serial = line.serial();
        var wiped = line.wiped();
        var method = line.method();
        var item = mine
                ? line.item()
                : arrived ? equipment.find(label).map(Item::id).orElse(null) : null;
        return new TransfersPage.Line(
                Label.text(label),
                Words.t("equipment.kind." + line.kind()) + " " + line.model() + (serial == null ? "" : " · " + serial),
                item == null ? null : Addresses.item(item),
                wiped == null || method == null
                        ? ""
                        : Words.t("equipment.transfer.wiped", wiped, Words.t("equipment.method." + method)));
    }
}
