// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.contracts.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.contracts.domain.ActKey;
import fr.parvis.contracts.domain.ActKind;
import fr.parvis.contracts.domain.OverruleAct;
import fr.parvis.contracts.domain.SeeContracts;
import fr.parvis.contracts.domain.SeeContracts.ActAttribution;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import fr.parvis.visits.VisitsAddresses;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One act: which contract pays it and why; a person may decide otherwise. */
@Controller
@Requires(value = Right.READ_CONTRACTS, within = Within.ASSOCIATION)
class PaidActController {
    private static final String NOBODY = "nobody";

    private final SeeContracts see;
    private final OverruleAct overrule;
    private final ContractWords words;
    private final Nomenclature nomenclature;

    PaidActController(SeeContracts see, OverruleAct overrule, ContractWords words, Nomenclature nomenclature) {
        this.see = see;
        this.overrule = overrule;
        this.words = words;
        this.nomenclature = nomenclature;
    }

    private static ActKey key(String kind, UUID act) {
        return new ActKey(ActKind.find(kind).orElseThrow(() -> new NotFound("act " + kind)), act);
    }

    @GetMapping(Addresses.ACT)
    String show(@PathVariable String kind, @PathVariable UUID act, SignedIn who, Model model) {
        return show(key(kind, act), who, FilledForm.empty(), model);
    }

    private String show(ActKey key, SignedIn who, FilledForm filled, Model model) {
        var it = see.ofAct(key).orElseThrow(() -> new NotFound("act " + key.id()));
        var choices = new ArrayList<Option>();
        for (var choice : overrule.choices(it.act()))
            choices.add(new Option(
                    choice.line().id().toString(),
                    t(
                            "contracts.choice",
                            choice.contract().name(),
                            choice.line().name())));
        choices.add(new Option(NOBODY, t("contracts.choice.nobody")));
        var sentence = words.sentence(it);
        model.addAttribute(
                "page",
                new ActPage(
                        Addresses.act(key),
                        what(it),
                        who.may(Right.RECORD_VISITS) && key.kind() == ActKind.REQUEST
                                ? VisitsAddresses.history(it.act().parent())
                                : "",
                        sentence.isEmpty() ? t("contracts.paid.no-contract") : sentence,
                        it.overrule() != null,
                        it.overrule() == null || ContractWords.isDecided(it)
                                ? ""
                                : t("contracts.decision", words.decision(it)),
                        choices,
                        filled.values(),
                        filled.problems(),
                        who.may(Right.KEEP_CONTRACTS)));
        return "contracts/act";
    }

    private String what(ActAttribution it) {
        var act = it.act();
        var codes = nomenclature.on(act.day());
        var label = switch (act.key().kind()) {
            case REQUEST -> codes.label(CodeList.THEME, act.theme());
            case ACTIVITY -> codes.label(CodeList.ACTIVITY, act.activity());
        };
        return label + ", " + Words.longDate(act.day()) + ", " + Words.duration(act.minutes());
    }

    @PostMapping(Addresses.ACT)
    @Requires(value = Right.KEEP_CONTRACTS, within = Within.ASSOCIATION)
    String decide(
            @PathVariable String kind,
            @PathVariable UUID act,
            @RequestParam Map<String, String> sent,
            SignedIn who,
            Model model) {
        var chosen = FormFields.text(sent, "paye");
        var line = FormFields.id(chosen);
        var key = key(kind, act);
        return answer(
                key,
                overrule.decide(
                        key,
                        chosen.equals(NOBODY) ? null : Objects.requireNonNullElse(line, Ids.NIL),
                        FormFields.text(sent, "raison")),
                problems -> show(key, who, new FilledForm(sent, problems), model));
    }

    @PostMapping(Addresses.TAKE_BACK)
    @Requires(value = Right.KEEP_CONTRACTS, within = Within.ASSOCIATION)
    String takeBack(@PathVariable String kind, @PathVariable UUID act, SignedIn who, Model model) {
        var key = key(kind, act);
        return answer(
                key, overrule.takeBack(key), problems -> show(key, who, new FilledForm(Map.of(), problems), model));
    }

    private static String answer(ActKey key, Outcome<UUID> outcome, Function<Problems, String> again) {
        return Answers.to(outcome, _ -> Addresses.act(key), "contracts.decided.kept", again);
    }
}
