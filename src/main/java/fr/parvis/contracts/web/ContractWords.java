// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.contracts.web;

import static fr.parvis.shell.Words.n;
import static fr.parvis.shell.Words.t;

import fr.parvis.access.Accounts;
import fr.parvis.contracts.Unit;
import fr.parvis.contracts.domain.Attribution;
import fr.parvis.contracts.domain.Reason;
import fr.parvis.contracts.domain.Rule;
import fr.parvis.contracts.domain.SeeContracts;
import fr.parvis.contracts.domain.SeeContracts.ActAttribution;
import fr.parvis.contracts.domain.SeeContracts.LineProgress;
import fr.parvis.contracts.domain.SeeContracts.Named;
import fr.parvis.contracts.domain.SeeContracts.Pace;
import fr.parvis.contracts.domain.SeeContracts.Standing;
import fr.parvis.network.Commune;
import fr.parvis.network.Communes;
import fr.parvis.network.LocalDays;
import fr.parvis.network.Points;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.shell.Words;
import fr.parvis.values.EnumCode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Sentences about contracts: quantities, amounts, paces, rules, and why an act is paid. */
@Component
class ContractWords {
    private final SeeContracts contracts;
    private final Accounts accounts;
    private final Points points;
    private final Communes communes;
    private final Nomenclature nomenclature;
    private final LocalDays localDays;

    ContractWords(
            SeeContracts contracts,
            Accounts accounts,
            Points points,
            Communes communes,
            Nomenclature nomenclature,
            LocalDays localDays) {
        this.contracts = contracts;
        this.accounts = accounts;
        this.points = points;
        this.communes = communes;
        this.nomenclature = nomenclature;
        this.localDays = localDays;
    }

    static String number(Unit unit, long parts) {
        return unit == Unit.HOURS ? t("contracts.hours", Words.number(parts / 60.0)) : Words.number(parts);
    }

    /** A quantity with the name of its unit. */
    static String quantity(Unit unit, long parts) {
        return unit == Unit.HOURS ? number(unit, parts) : n("contracts.count." + unit.code(), parts);
    }

    static String pace(Pace pace) {
        return t("contracts.pace." + EnumCode.of(pace));
    }

    static String badge(Pace pace) {
        return switch (pace) {
            case ON_PACE, DONE -> "success";
            case BELOW, OVER, MISSED -> "warning";
            default -> "plain";
        };
    }

    private static final List<Pace> WORST_FIRST = List.of(
            Pace.BELOW,
            Pace.OVER,
            Pace.MISSED,
            Pace.UNSURE,
            Pace.TOO_EARLY,
            Pace.TO_COME,
            Pace.ON_PACE,
            Pace.DONE,
            Pace.COUNTS_ONLY);

    /** The pace that should be looked at first. */
    static Pace worst(Standing standing) {
        return WORST_FIRST.stream().filter(standing::has).findFirst().orElse(Pace.COUNTS_ONLY);
    }

    /** "Demandes d’énergie : 312 sur 600". */
    static String progress(LineProgress it) {
        var unit = it.line().unit();
        return t(
                "contracts.progress",
                it.line().name(),
                number(unit, it.done()),
                quantity(unit, it.line().promisedParts()),
                Words.percent((double) it.done() / it.line().promisedParts(), 0));
    }

    /** One sentence that says which acts a rule counts. */
    String rule(Rule rule) {
        var codes = nomenclature.on(rule.from());
        var parts = new ArrayList<String>();
        parts.add(t(
                rule.requests() && rule.activities()
                        ? "contracts.rule.both"
                        : rule.requests() ? "contracts.rule.requests" : "contracts.rule.activities"));
        Stream.of(
                        list("contracts.rule.themes", labels(CodeList.THEME, rule.themes(), rule)),
                        list("contracts.rule.operators", labels(CodeList.OPERATOR, rule.operators(), rule)),
                        list("contracts.rule.presences", labels(CodeList.PRESENCE, rule.presences(), rule)),
                        list("contracts.rule.kinds", labels(CodeList.ACTIVITY, rule.kinds(), rule)),
                        list(
                                "contracts.rule.points",
                                rule.points().stream()
                                        .flatMap(point -> points.name(point).stream())
                                        .sorted()
                                        .toList()),
                        list(
                                "contracts.rule.communes",
                                rule.communes().stream()
                                        .map(insee -> communes.find(insee)
                                                .map(Commune::label)
                                                .orElse(insee))
                                        .sorted()
                                        .toList()),
                        list(
                                "contracts.rule.departments",
                                rule.departments().stream().sorted().toList()))
                .filter(text -> !text.isEmpty())
                .forEach(parts::add);
        return String.join("\u00a0; ", parts) + (codes.themes().isEmpty() ? "" : ".");
    }

    private List<String> labels(CodeList list, Collection<String> chosen, Rule rule) {
        var codes = nomenclature.on(rule.from());
        return chosen.stream().map(code -> codes.label(list, code)).sorted().toList();
    }

    private static String list(String key, List<String> names) {
        return names.isEmpty() ? "" : t(key, String.join(", ", names));
    }

    /** Why an act is paid, and what else counts it; empty where no contract does. */
    String sentence(ActAttribution it) {
        return sentence(it, names(List.of(it)));
    }

    Map<UUID, Named> names(Collection<ActAttribution> acts) {
        return contracts.names(acts.stream()
                .flatMap(act -> Stream.concat(
                        act.rows().stream()
                                .flatMap(row -> Stream.of(row.line(), row.rival() == null ? row.line() : row.rival())),
                        act.overrule() == null || act.overrule().line() == null
                                ? Stream.empty()
                                : Stream.of(act.overrule().line())))
                .collect(Collectors.toSet()));
    }

    String sentence(ActAttribution it, Map<UUID, Named> names) {
        if (it.rows().isEmpty()) return "";
        var paid = it.rows().stream().filter(Attribution::paid).findFirst().orElse(null);
        var first = paid == null ? nobody(it) : payer(it, paid, names);
        var others = it.rows().stream()
                .filter(row -> !row.paid())
                .map(row -> name(names, row.line()))
                .distinct()
                .toList();
        return others.isEmpty() ? first : first + " " + t("contracts.also", String.join(", ", others));
    }

    private String nobody(ActAttribution it) {
        return isDecided(it) ? t("contracts.paid.nobody-decided", decision(it)) : t("contracts.paid.nobody");
    }

    /** Whether a decision made the rows as they are: then their sentence says it. */
    static boolean isDecided(ActAttribution it) {
        return it.rows().stream().anyMatch(row -> row.reason() == Reason.DECIDED);
    }

    private String payer(ActAttribution it, Attribution paid, Map<UUID, Named> names) {
        var rival = paid.rival();
        var named = names.get(paid.line());
        return t(
                "contracts.paid",
                named == null ? "" : named.contractName(),
                named == null ? "" : named.lineName(),
                paid.reason() == Reason.DECIDED
                        ? decision(it)
                        : t("contracts.reason." + EnumCode.of(paid.reason()), rival == null ? "" : name(names, rival)));
    }

    /** "Nadia l’a décidé le 3/11/2026 : « … »". */
    String decision(ActAttribution it) {
        var said = it.overrule();
        if (said == null) return t("contracts.decided.before");
        return t(
                "contracts.decided",
                accounts.find(said.by()).map(Accounts.Account::name).orElse(t("contracts.somebody")),
                localDays.day(said.at()),
                said.reason());
    }

    private static String name(Map<UUID, Named> names, UUID line) {
        var named = names.get(line);
        return named == null ? "" : named.contractName();
    }
}
