// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.contracts.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Within;
import fr.parvis.contracts.domain.Contract;
import fr.parvis.contracts.domain.KeepContract;
import fr.parvis.contracts.domain.SeeContracts;
import fr.parvis.partners.Partners;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.values.Ids;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The form of a contract: funder, reference, days and priority. */
@Controller
@Requires(value = Right.KEEP_CONTRACTS, within = Within.ASSOCIATION)
class ContractFormController {
    private final SeeContracts see;
    private final KeepContract keep;
    private final Partners partners;

    ContractFormController(SeeContracts see, KeepContract keep, Partners partners) {
        this.see = see;
        this.keep = keep;
        this.partners = partners;
    }

    @GetMapping(Addresses.NEW)
    String fresh(Model model) {
        var today = see.today();
        return form(
                null,
                Map.of(
                        "id", Ids.next().toString(),
                        "du", LocalDate.of(today.getYear(), 1, 1).toString(),
                        "au", LocalDate.of(today.getYear(), 12, 31).toString(),
                        "priorite", "10"),
                new Problems(),
                model);
    }

    @GetMapping(Addresses.EDIT)
    String edit(@PathVariable UUID id, Model model) {
        var it = see.get(id);
        var sent = new HashMap<String, String>();
        sent.put("id", id.toString());
        sent.put("version", String.valueOf(it.version()));
        sent.put("nom", it.name());
        sent.put("financeur", it.partner().toString());
        sent.put("reference", it.reference());
        sent.put("du", it.firstDay().toString());
        sent.put("au", it.lastDay().toString());
        sent.put("priorite", String.valueOf(it.priority()));
        return form(it, sent, new Problems(), model);
    }

    private String form(@Nullable Contract known, Map<String, String> sent, Problems problems, Model model) {
        var chosen = FormFields.id(sent.get("financeur"));
        var funders = new LinkedHashMap<>(partners.openNames());
        if (chosen != null) partners.names(Set.of(chosen)).forEach(funders::putIfAbsent);
        var options = funders.entrySet().stream()
                .map(one -> new Option(one.getKey().toString(), one.getValue()))
                .toList();
        model.addAttribute(
                "page",
                new ContractFormPage(
                        known == null ? Addresses.CONTRACTS : Addresses.contract(known.id()),
                        known == null ? Addresses.CONTRACTS : Addresses.contract(known.id()),
                        known == null ? t("contracts.new") : known.name(),
                        sent,
                        problems,
                        options));
        return "contracts/form";
    }

    @PostMapping(Addresses.CONTRACTS)
    String add(@RequestParam Map<String, String> sent, Model model) {
        return keep(null, sent, model);
    }

    @PostMapping(Addresses.CONTRACT)
    String change(@PathVariable UUID id, @RequestParam Map<String, String> sent, Model model) {
        return keep(see.get(id), sent, model);
    }

    private String keep(@Nullable Contract known, Map<String, String> sent, Model model) {
        var missing = new Problems();
        var first = FormFields.day(sent.get("du"), "du", missing);
        var last = FormFields.day(sent.get("au"), "au", missing);
        if (first == null || last == null) return FormAnswer.invalid(form(known, sent, missing, model));
        return Answers.to(
                keep.keep(new Contract(
                        known != null ? known.id() : FormFields.idOrNew(sent.get("id")),
                        Objects.requireNonNullElse(FormFields.id(sent.get("financeur")), Ids.NIL),
                        FormFields.text(sent, "nom"),
                        FormFields.text(sent, "reference"),
                        first,
                        last,
                        FormFields.number(sent.get("priorite"), 0),
                        null,
                        FormFields.version(sent, "version"))),
                done -> known == null ? Addresses.contract(done) + "/lignes/nouvelle" : Addresses.contract(done),
                "contracts.kept",
                problems -> form(known, sent, problems, model));
    }
}
