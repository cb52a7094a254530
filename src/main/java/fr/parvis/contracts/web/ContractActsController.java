// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.contracts.web;

import static fr.parvis.shell.Words.n;
import static fr.parvis.shell.Words.t;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Within;
import fr.parvis.contracts.domain.SeeContracts;
import fr.parvis.network.Point;
import fr.parvis.network.Points;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.Option;
import fr.parvis.shell.Words;
import fr.parvis.values.Paging;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The acts that a contract counts: by page, and as a file. */
@Controller
@Requires(value = Right.READ_CONTRACTS, within = Within.ASSOCIATION)
class ContractActsController {
    private static final int ROWS = 25;

    private final SeeContracts see;
    private final Points points;
    private final Nomenclature nomenclature;

    ContractActsController(SeeContracts see, Points points, Nomenclature nomenclature) {
        this.see = see;
        this.points = points;
        this.nomenclature = nomenclature;
    }

    /**
     * Question for acts, as an address asks it.
     *
     * @param ligne one line of the contract
     * @param actes {@code payes}: only those that are paid
     */
    record Question(String ligne, String actes) {
        Question {
            ligne = FormFields.given(ligne);
            actes = FormFields.given(actes);
        }

        SeeContracts.ActFilter of(UUID contract) {
            return new SeeContracts.ActFilter(contract, FormFields.id(ligne), actes.equals("payes"));
        }
    }

    @GetMapping(Addresses.ACTS)
    String acts(
            @PathVariable UUID id,
            @ModelAttribute Question question,
            @RequestParam(defaultValue = "1") String page,
            Model model) {
        var contract = see.get(id);
        var filter = question.of(id);
        var line = filter.line();
        int total = see.countActs(filter);
        var paging = Paging.of(page, total, ROWS);
        var lines = see.lines(id);
        var names = lines.stream().collect(Collectors.toMap(it -> it.id(), it -> it.name()));
        model.addAttribute(
                "page",
                new ActsPage(
                        Addresses.contract(id),
                        contract.name(),
                        n("contracts.acts.count", total),
                        line == null ? "" : line.toString(),
                        lines.stream()
                                .map(it -> new Option(it.id().toString(), it.name()))
                                .toList(),
                        filter.paid() ? "payes" : "",
                        List.of(new Option("payes", t("contracts.acts.paid"))),
                        rows(see.acts(filter, ROWS, paging.offset()), names),
                        paging.page(),
                        paging.pages()));
        return "contracts/acts";
    }

    private List<ActsPage.Row> rows(List<SeeContracts.CountedAct> acts, Map<UUID, String> lines) {
        var places = points.ours().stream().collect(Collectors.toMap(Point::id, Point::name));
        return acts.stream()
                .map(it -> new ActsPage.Row(
                        it.parent() == null ? "" : Addresses.act(it.act()),
                        Words.date(it.day()),
                        what(it),
                        place(it, places),
                        lines.getOrDefault(it.line(), ""),
                        Words.duration(it.minutes()),
                        paid(it)))
                .toList();
    }

    private static String place(SeeContracts.CountedAct it, Map<UUID, String> places) {
        return it.point() == null ? "—" : places.getOrDefault(it.point(), "—");
    }

    private static String paid(SeeContracts.CountedAct it) {
        return t(it.paid() ? "contracts.acts.is-paid" : "contracts.acts.is-counted");
    }

    private String what(SeeContracts.CountedAct it) {
        if (it.code().isEmpty()) return t("contracts.acts.gone");
        var list = switch (it.act().kind()) {
            case REQUEST -> CodeList.THEME;
            case ACTIVITY -> CodeList.ACTIVITY;
        };
        return nomenclature.on(it.day()).label(list, it.code());
    }

    @GetMapping(Addresses.ACTS_FILE)
    void actsFile(
            @PathVariable UUID id,
            @PathVariable String format,
            @ModelAttribute Question question,
            HttpServletResponse response)
            throws IOException {
        see.get(id);
        var names = see.lines(id).stream().collect(Collectors.toMap(it -> it.id(), it -> it.name()));
        var places = points.ours().stream().collect(Collectors.toMap(Point::id, Point::name));
        try (var table = ContractFile.begin(
                format, "convention-actes-" + see.today(), t("contracts.acts"), t("contracts.acts.head"), response)) {
            see.eachAct(question.of(id), it -> {
                try {
                    table.line(List.of(
                            it.day(),
                            what(it),
                            place(it, places),
                            names.getOrDefault(it.line(), ""),
                            (long) it.minutes(),
                            paid(it)));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
