// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.contracts.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Within;
import fr.parvis.contracts.Unit;
import fr.parvis.contracts.domain.Contract;
import fr.parvis.contracts.domain.KeepContract;
import fr.parvis.contracts.domain.Line;
import fr.parvis.contracts.domain.ReattributeActs;
import fr.parvis.contracts.domain.Rule;
import fr.parvis.contracts.domain.SeeContracts;
import fr.parvis.network.Commune;
import fr.parvis.network.Communes;
import fr.parvis.network.Points;
import fr.parvis.nomenclature.Catalogue;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The form of a line: what is promised, what is paid, and the rule from a day on. */
@Controller
@Requires(value = Right.KEEP_CONTRACTS, within = Within.ASSOCIATION)
class ContractLineController {
    private static final List<String> SEVERAL = List.of("themes", "operateurs", "presences", "activites", "points");

    private final SeeContracts see;
    private final KeepContract keep;
    private final ReattributeActs reattribute;
    private final Communes communes;
    private final Points points;
    private final Nomenclature nomenclature;

    ContractLineController(
            SeeContracts see,
            KeepContract keep,
            ReattributeActs reattribute,
            Communes communes,
            Points points,
            Nomenclature nomenclature) {
        this.see = see;
        this.keep = keep;
        this.reattribute = reattribute;
        this.communes = communes;
        this.points = points;
        this.nomenclature = nomenclature;
    }

    /**
     * Form of a line as it is filled in.
     *
     * @param known null for a new line
     * @param chosen values of the fields that take several
     */
    private record LineForm(
            Contract contract, @Nullable Line known, Map<String, String> values, Map<String, List<String>> chosen) {}

    @GetMapping(Addresses.NEW_LINE)
    String fresh(@PathVariable UUID id, Model model) {
        var contract = see.get(id);
        var values = Map.of(
                "id", Ids.next().toString(),
                "version", String.valueOf(contract.version()),
                "unite", Unit.REQUESTS.code(),
                "paiement", "price",
                "compte", "requests",
                "regle-du", contract.openFrom().toString());
        return show(new LineForm(contract, null, values, Map.of()), new Problems(), model);
    }

    @GetMapping(Addresses.LINE)
    String show(@PathVariable UUID id, @PathVariable UUID line, Model model) {
        var contract = see.get(id);
        var known = find(id, line);
        var rule = known.rules().getLast();
        var sent = new HashMap<String, String>();
        sent.put("id", line.toString());
        sent.put("version", String.valueOf(contract.version()));
        sent.put("nom", known.name());
        sent.put("unite", known.unit().code());
        sent.put("promis", String.valueOf(known.promised()));
        var price = known.price();
        var lump = known.lump();
        sent.put("paiement", price != null ? "price" : lump != null ? "lump" : "none");
        sent.put("montant", price != null ? FormFields.amount(price) : lump != null ? FormFields.amount(lump) : "");
        sent.put("compte", rule.requests() && rule.activities() ? "both" : rule.requests() ? "requests" : "activities");
        sent.put(
                "regle-du", (rule.from().isBefore(contract.openFrom()) ? contract.openFrom() : rule.from()).toString());
        sent.put(
                "communes",
                rule.communes().stream()
                        .map(insee -> communes.find(insee).map(Commune::label).orElse(insee))
                        .sorted()
                        .collect(Collectors.joining(", ")));
        sent.put("departements", rule.departments().stream().sorted().collect(Collectors.joining(", ")));
        var chosen = Map.of(
                "themes", List.copyOf(rule.themes()),
                "operateurs", List.copyOf(rule.operators()),
                "presences", List.copyOf(rule.presences()),
                "activites", List.copyOf(rule.kinds()),
                "points", rule.points().stream().map(UUID::toString).toList());
        return show(new LineForm(contract, known, sent, chosen), new Problems(), model);
    }

    private Line find(UUID contract, UUID line) {
        return see.lines(contract).stream()
                .filter(one -> one.id().equals(line))
                .findAny()
                .orElseThrow(() -> new NotFound("line " + line));
    }

    private String show(LineForm form, Problems problems, Model model) {
        var contract = form.contract();
        var known = form.known();
        var chosen = form.chosen();
        var codes = nomenclature.on(contract.firstDay().isAfter(see.today()) ? contract.firstDay() : see.today());
        model.addAttribute(
                "page",
                new LineFormPage(
                        known == null
                                ? Addresses.contract(contract.id()) + "/lignes"
                                : Addresses.line(contract.id(), known.id()),
                        Addresses.contract(contract.id()),
                        contract.name(),
                        known == null ? t("contracts.line.new") : known.name(),
                        form.values(),
                        chosen,
                        problems,
                        Arrays.stream(Unit.values())
                                .map(unit -> new Option(unit.code(), t("contracts.unit." + unit.code())))
                                .toList(),
                        options("contracts.payment.", "price", "lump", "none"),
                        options("contracts.counts.", "requests", "activities", "both"),
                        with(themes(codes), chosen.get("themes"), CodeList.THEME, codes),
                        with(codes.options(CodeList.OPERATOR), chosen.get("operateurs"), CodeList.OPERATOR, codes),
                        with(codes.options(CodeList.PRESENCE), chosen.get("presences"), CodeList.PRESENCE, codes),
                        with(codes.options(CodeList.ACTIVITY), chosen.get("activites"), CodeList.ACTIVITY, codes),
                        points.ours().stream()
                                .map(point -> new Option(point.id().toString(), point.name()))
                                .toList()));
        return "contracts/line";
    }

    private static List<Option> options(String prefix, String... codes) {
        return Arrays.stream(codes)
                .map(code -> new Option(code, t(prefix + code)))
                .toList();
    }

    /** Families, each before its themes. */
    private static List<Option> themes(Catalogue codes) {
        var options = new ArrayList<Option>();
        for (var family : codes.themes()) {
            options.add(new Option(
                    family.family().code(),
                    t("contracts.whole-family", family.family().label().text())));
            for (var theme : family.themes())
                options.add(new Option(theme.code(), theme.label().text()));
        }
        return options;
    }

    /** Options with all chosen codes, also those that have ended. */
    private static List<Option> with(
            List<Option> options, @Nullable List<String> chosen, CodeList list, Catalogue codes) {
        if (chosen == null) return options;
        var known = options.stream().map(Option::value).collect(Collectors.toSet());
        var all = new ArrayList<>(options);
        for (var code : chosen) if (!known.contains(code)) all.add(new Option(code, codes.label(list, code)));
        return all;
    }

    @PostMapping(Addresses.LINES)
    String add(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> sent, Model model) {
        return keep(see.get(id), null, sent, model);
    }

    @PostMapping(Addresses.LINE)
    String change(
            @PathVariable UUID id,
            @PathVariable UUID line,
            @RequestParam MultiValueMap<String, String> sent,
            Model model) {
        return keep(see.get(id), find(id, line), sent, model);
    }

    private String keep(Contract contract, @Nullable Line known, MultiValueMap<String, String> all, Model model) {
        var sent = all.toSingleValueMap();
        Map<String, List<String>> chosen = new HashMap<>();
        for (var field : SEVERAL) chosen.put(field, all.getOrDefault(field, List.of()));
        var form = new LineForm(contract, known, sent, chosen);
        var problems = new Problems();
        var payment = FormFields.text(sent, "paiement");
        var cents = FormFields.cents(sent.get("montant"));
        long amount = cents == null ? -1 : cents;
        var counts = FormFields.text(sent, "compte");
        var unit = Unit.find(FormFields.text(sent, "unite")).orElse(Unit.REQUESTS);
        var communes = communes(FormFields.text(sent, "communes"), problems);
        var from = FormFields.day(sent.get("regle-du"), "regle-du", problems);
        if (from == null || !problems.isEmpty()) return FormAnswer.invalid(show(form, problems, model));
        var rule = new Rule(
                Ids.next(),
                from,
                null,
                unit == Unit.HOURS ? !counts.equals("activities") : unit != Unit.ACTIVITIES,
                unit == Unit.HOURS ? !counts.equals("requests") : unit == Unit.ACTIVITIES,
                Set.copyOf(chosen.getOrDefault("themes", List.of())),
                Set.copyOf(chosen.getOrDefault("operateurs", List.of())),
                Set.copyOf(chosen.getOrDefault("presences", List.of())),
                Set.copyOf(chosen.getOrDefault("activites", List.of())),
                Set.copyOf(FormFields.ids(chosen.getOrDefault("points", List.of()))),
                communes,
                Arrays.stream(FormFields.text(sent, "departements").split("[,;\\s]+"))
                        .filter(code -> !code.isEmpty())
                        .collect(Collectors.toSet()));
        var outcome = keep.keep(
                new Line(
                        known != null ? known.id() : FormFields.idOrNew(sent.get("id")),
                        contract.id(),
                        0,
                        FormFields.text(sent, "nom"),
                        unit,
                        FormFields.number(sent.get("promis"), 0),
                        payment.equals("price") ? amount : null,
                        payment.equals("lump") ? amount : null,
                        false,
                        List.of()),
                rule,
                FormFields.version(sent, "version"));
        if (outcome instanceof Outcome.Done) reattribute.run();
        return Answers.to(
                outcome,
                _ -> Addresses.contract(contract.id()),
                "contracts.line.kept",
                refused -> show(form, refused, model));
    }

    /** Codes of the communes of a text, by commas; a name that several have, or none, is told. */
    private Set<String> communes(String text, Problems problems) {
        Collection<String> found = new LinkedHashSet<>();
        for (var part : text.split("[,;\n]")) {
            if (part.isBlank()) continue;
            var understood = communes.understand(part.strip());
            if (understood.size() == 1) found.add(understood.getFirst().insee());
            else
                problems.add(
                        "communes",
                        t(
                                understood.isEmpty() ? "contracts.problem.commune" : "contracts.problem.communes",
                                part.strip()));
        }
        return Set.copyOf(found);
    }

    @PostMapping(Addresses.REMOVE_LINE)
    String remove(@PathVariable UUID id, @PathVariable UUID line) {
        return removed(id, keep.remove(id, line, true));
    }

    @PostMapping(Addresses.RESTORE_LINE)
    String restore(@PathVariable UUID id, @PathVariable UUID line) {
        return removed(id, keep.remove(id, line, false));
    }

    private String removed(UUID contract, Outcome<UUID> outcome) {
        switch (outcome) {
            case Outcome.Done(var _) -> {
                reattribute.run();
                Notice.success(t("contracts.kept")).onNextPage();
            }
            case Outcome.Refused(var refused) ->
                Notice.warning(t(refused.getFirst())).onNextPage();
            case Outcome.Changed() ->
                Notice.warning(t("contracts.problem.changed")).onNextPage();
        }
        return "redirect:" + Addresses.contract(contract);
    }
}
