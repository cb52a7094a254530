// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.equipment.domain.Handover;
import fr.parvis.equipment.domain.Item;
import fr.parvis.equipment.domain.ItemKind;
import fr.parvis.equipment.domain.Label;
import fr.parvis.equipment.domain.ReadEquipment;
import fr.parvis.equipment.domain.State;
import fr.parvis.equipment.domain.Stock;
import fr.parvis.equipment.domain.TransferItems;
import fr.parvis.people.People;
import fr.parvis.shell.Camera;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.Paging;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The stock of an association's points, and an item by its label. */
@Controller
@Requires(value = Right.LEND_EQUIPMENT, within = Within.ASSOCIATION)
class StockController {
    private static final int ROWS = 40;
    private static final String ALL = "present";

    private final Stock stock;
    private final ReadEquipment equipment;
    private final TransferItems transfers;
    private final EquipmentChoices choices;
    private final People people;

    StockController(
            Stock stock, ReadEquipment equipment, TransferItems transfers, EquipmentChoices choices, People people) {
        this.stock = stock;
        this.equipment = equipment;
        this.transfers = transfers;
        this.choices = choices;
        this.people = people;
    }

    @GetMapping(Addresses.STOCK)
    String list(@RequestParam Map<String, String> sent, SignedIn who, Model model) {
        var points = choices.points(who);
        var filter = filter(sent);
        long total = stock.count(filter);
        var paging = Paging.of(sent.get("page"), (int) total, ROWS);
        var lines = stock.list(filter, ROWS, paging.offset());
        var names = people.names(
                lines.stream().map(Stock.Line::person).filter(Objects::nonNull).toList());
        var today = stock.today();
        var point = filter.point() == null ? "" : filter.point().toString();
        model.addAttribute(
                "page",
                new StockPage(
                        filter.words(),
                        filter.kind(),
                        point,
                        filter.shown(),
                        EquipmentChoices.options("equipment.kind.", ItemKind.ALL),
                        points,
                        EquipmentChoices.options("equipment.show.", Stock.SHOWN),
                        total,
                        !filter.words().isEmpty()
                                || !filter.kind().isEmpty()
                                || filter.point() != null
                                || !filter.shown().equals(ALL),
                        ready(filter.point()),
                        stock.count(new Stock.Filter("", "", filter.point(), "to-remind")),
                        who.may(Right.KEEP_STOCK) ? transfers.toAnswer() : 0,
                        who.may(Right.KEEP_STOCK),
                        lines.stream()
                                .map(line -> row(line, line.person() == null ? null : names.get(line.person()), today))
                                .toList(),
                        paging.page(),
                        paging.pages(),
                        "q=" + URLEncoder.encode(filter.words(), StandardCharsets.UTF_8) + "&genre=" + filter.kind()
                                + "&point=" + point + "&voir=" + filter.shown()));
        return "equipment/stock";
    }

    /** The filters of the list as an address says them. */
    static Stock.Filter filter(Map<String, String> sent) {
        var kind = FormFields.text(sent, "genre");
        var shown = FormFields.text(sent, "voir");
        return new Stock.Filter(
                cut(FormFields.text(sent, "q")),
                ItemKind.ALL.contains(kind) ? kind : "",
                FormFields.id(sent.get("point")),
                Stock.SHOWN.contains(shown) ? shown : ALL);
    }

    private static String cut(String words) {
        return words.length() > 100 ? words.substring(0, 100) : words;
    }

    private String ready(@Nullable UUID point) {
        return stock.ready(point).entrySet().stream()
                .map(entry -> Words.n("equipment.kind." + entry.getKey() + ".count", entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    private StockPage.Row row(Stock.Line line, People.@Nullable Named person, LocalDate today) {
        return new StockPage.Row(
                line.item().toString(),
                line.label().text(),
                icon(line.kind()),
                Words.t("equipment.kind." + line.kind()),
                line.model(),
                choices.pointName(line.point()),
                Words.t("equipment.state." + line.state().code()),
                badge(line.state()),
                person != null ? person.name() : line.card() ? Words.t("equipment.borrower.card") : "",
                line.state() == State.LENT ? until(line, today) : "",
                line.late(today),
                next(line));
    }

    /** When a loan ends, or how late it is. */
    static String until(Stock.Line line, LocalDate today) {
        var due = line.due();
        if (due == null) return line.outOn() == null ? "" : Words.t("equipment.since-open", line.outOn());
        return line.late(today)
                ? Words.n("equipment.late", ChronoUnit.DAYS.between(due, today))
                : Words.t("equipment.until", due);
    }

    private static StockPage.@Nullable Next next(Stock.Line line) {
        return switch (line.state()) {
            case RECEIVED ->
                new StockPage.Next(
                        Words.t(line.wiped() ? "equipment.move.readied" : "equipment.wipe"),
                        Addresses.item(line.item()) + "#f-prepare",
                        line.wiped() ? "check-lg" : "eraser");
            case READY ->
                new StockPage.Next(
                        Words.t("equipment.lend"),
                        Addresses.handOver(line.item(), Handover.Kind.LOAN),
                        "box-arrow-up-right");
            case LENT ->
                line.handover() == null
                        ? null
                        : new StockPage.Next(
                                Words.t("equipment.return"),
                                Addresses.giveBack(line.handover()),
                                "box-arrow-in-down-left");
            default -> null;
        };
    }

    static String badge(State state) {
        return switch (state) {
            case READY -> "success";
            case RECEIVED, REPAIR -> "warning";
            case LENT, SENT -> "act";
            case LOST -> "danger";
            default -> "";
        };
    }

    static String icon(String kind) {
        return switch (kind) {
            case "laptop" -> "laptop";
            case "desktop" -> "pc-display";
            case "tablet" -> "tablet";
            case "phone" -> "phone";
            case "screen" -> "display";
            case "printer" -> "printer";
            case "router" -> "router";
            default -> "usb-plug";
        };
    }

    /** Where the camera of a telephone leads that reads a label. */
    @GetMapping(Addresses.LABEL)
    String label(@PathVariable String label) {
        return "redirect:"
                + Addresses.item(equipment.find(label).map(Item::id).orElseThrow(() -> new NotFound("label")));
    }

    @GetMapping(Addresses.FIND)
    String find(Model model, HttpServletResponse response) {
        return ask("", new Problems(), model, response);
    }

    @PostMapping(Addresses.FIND)
    String find(@RequestParam(defaultValue = "") String label, Model model, HttpServletResponse response) {
        var found = equipment.find(label);
        if (found.isPresent()) return "redirect:" + Addresses.item(found.get().id());
        return FormAnswer.invalid(ask(
                cut(label),
                new Problems()
                        .add(
                                "label",
                                Words.t(
                                        Label.read(label).isPresent()
                                                ? "equipment.problem.label-not-ours"
                                                : "equipment.problem.label")),
                model,
                response));
    }

    private static String ask(String typed, Problems problems, Model model, HttpServletResponse response) {
        Camera.allow(response);
        model.addAttribute("page", new FindPage(Addresses.FIND, typed, "", "", "", problems));
        return "equipment/find";
    }
}
