// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.web;

import fr.parvis.energy.domain.funds.Fund;
import fr.parvis.energy.domain.funds.Funds;
import fr.parvis.network.Commune;
import fr.parvis.network.Communes;
import fr.parvis.shell.Option;
import fr.parvis.shell.Words;
import fr.parvis.values.EnumCode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the fund of a department into words. */
@Component
class ShowFund {
    private final Funds funds;
    private final Communes communes;

    ShowFund(Funds funds, Communes communes) {
        this.funds = funds;
        this.communes = communes;
    }

    /** The department's name; empty for a code that is none. */
    String name(String department) {
        return communes.departments().stream()
                .filter(one -> one.code().equals(department))
                .map(Communes.Department::name)
                .findFirst()
                .orElse("");
    }

    /** The department that was asked for, else that of a commune; empty when neither is known. */
    String department(String asked, @Nullable String commune) {
        if (!asked.isBlank()) return asked.strip();
        return commune == null
                ? ""
                : communes.find(commune).map(Commune::department).orElse("");
    }

    List<Option> departments() {
        return communes.departments().stream()
                .map(one -> new Option(one.code(), one.code() + " " + one.name()))
                .toList();
    }

    /** @param department its code, or nothing that is known */
    RightsPage.FundPart part(String department) {
        var name = name(department);
        return new RightsPage.FundPart(
                departments(),
                name.isEmpty() ? "" : department,
                name,
                name.isEmpty() ? null : funds.find(department).map(this::view).orElse(null),
                Stream.of("who", "rule", "amounts", "papers", "answer")
                        .map(ask -> Words.t("energy.fund.ask." + ask))
                        .toList());
    }

    FundView view(Fund it) {
        var facts = new ArrayList<FundView.Fact>();
        if (!it.body().isEmpty()) fact(facts, "body", it.body());
        fact(facts, "lodged", Words.t("energy.fund.lodged." + it.lodgedBy().key()));
        fact(facts, "aid", Words.t("energy.fund.aid." + it.aid().key()));
        var smallest = it.smallestCents();
        if (smallest != null) fact(facts, "smallest", Words.euros(smallest));
        var yearly = it.yearlyCents();
        if (yearly != null) fact(facts, "yearly", Words.euros(yearly));
        var phone = it.phone();
        if (phone != null) fact(facts, "phone", phone);
        var email = it.email();
        if (email != null) fact(facts, "email", email);
        if (!it.postalLines().isEmpty()) fact(facts, "postal", String.join(", ", it.postalLines()));
        return new FundView(
                it.department(),
                (it.department() + " " + name(it.department())).strip(),
                it.rule(),
                it.ceilings().stream()
                        .map(row -> new FundView.Fact(row.of(), Words.euros(row.cents())))
                        .toList(),
                facts,
                it.papers(),
                Words.t("energy.fund.source", it.source(), it.readOn()),
                Words.t("energy.fund.origin." + EnumCode.of(it.origin())),
                it.toCheck(funds.today()));
    }

    private static void fact(List<FundView.Fact> facts, String name, String text) {
        facts.add(new FundView.Fact(Words.t("energy.fund." + name), text));
    }
}
