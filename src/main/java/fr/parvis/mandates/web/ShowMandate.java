// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.mandates.web;

import fr.parvis.access.Accounts;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.mandates.domain.Act;
import fr.parvis.mandates.domain.ActForPerson.Answer;
import fr.parvis.mandates.domain.Authority;
import fr.parvis.mandates.domain.Mandate;
import fr.parvis.mandates.domain.ReadMandate;
import fr.parvis.mandates.domain.Scope;
import fr.parvis.mandates.papers.ActWords;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.people.PeopleAddresses;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Words;
import fr.parvis.values.EnumCode;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Says in words what pages and panels show of mandates and of what was done under them. */
@Component
class ShowMandate {
    static final String ADDRESS = "/bureau/mandats";

    private final Accounts accounts;
    private final Nomenclature nomenclature;
    private final ReadMandate read;

    ShowMandate(Accounts accounts, Nomenclature nomenclature, ReadMandate read) {
        this.accounts = accounts;
        this.nomenclature = nomenclature;
        this.read = read;
    }

    /** A mandate for the account that asks; one whose person's file was erased is read, and noted as read, by leads only. */
    ReadMandate.Whole whole(UUID id, int acts, SignedIn who) {
        return read.find(id)
                .filter(it -> it.person() != null || who.may(Right.LEAD_FOLLOW_UP))
                .flatMap(it -> read.handle(it.id(), acts))
                .orElseThrow(() -> new NotFound("mandate"));
    }

    static String address(UUID mandate) {
        return ADDRESS + "/" + mandate;
    }

    static String scopeWithExamples(Scope scope) {
        return Words.labelled(
                Words.t("mandates.scope." + scope.key()), Words.t("mandates.scope." + scope.key() + ".such"));
    }

    static String duration(int days) {
        return Words.t("mandates.days." + days);
    }

    /** Where it stands, as a badge says it. */
    String state(Mandate it) {
        return switch (it.state(read.today())) {
            case TO_SIGN -> Words.t("mandates.state.to-sign");
            case IN_FORCE -> Words.t("mandates.state.until", Objects.requireNonNull(it.endsOn()));
            case ENDED -> Words.t("mandates.state.ended", Objects.requireNonNull(it.endsOn()));
            case REVOKED ->
                Words.t(
                        "mandates.state.revoked",
                        Objects.requireNonNull(it.revoked()).on());
        };
    }

    String kind(Mandate it) {
        return switch (it.state(read.today())) {
            case TO_SIGN -> "warning";
            case IN_FORCE -> endsSoon(it) ? "warning" : "success";
            case ENDED, REVOKED -> "plain";
        };
    }

    boolean endsSoon(Mandate it) {
        var end = it.endsOn();
        return it.state(read.today()) == Mandate.State.IN_FORCE
                && end != null
                && it.days() > 1
                && !end.isAfter(read.soon());
    }

    static String signed(Mandate it) {
        var signed = it.signed();
        return signed == null ? "" : Words.t("mandates.signed-" + EnumCode.of(signed.with()), signed.on());
    }

    /** Accounts of the association by identifier. */
    Map<UUID, String> team() {
        return accounts.names();
    }

    ActLine line(Act act, Map<UUID, String> team, String person) {
        var irregular = act.irregular();
        var facts = new ArrayList<String>();
        facts.add(team.getOrDefault(act.account(), "—"));
        if (act.payment()) facts.add(ActWords.payment(act));
        if (act.visit() != null) facts.add(Words.t("mandates.act.from-visit"));
        var withdrawn = act.withdrawnOn();
        if (withdrawn != null) facts.add(Words.t("mandates.act.withdrawn", withdrawn));
        var seen = act.seenOn();
        var seenBy = act.seenBy();
        if (seen != null)
            facts.add(Words.t("mandates.act.seen", seen, seenBy == null ? "—" : team.getOrDefault(seenBy, "—")));
        return new ActLine(
                act.id().toString(),
                Words.longDate(act.day()),
                what(act),
                String.join(" · ", facts),
                irregular == null ? "" : Words.t("mandates.irregular." + irregular.key()),
                person,
                act.person() == null ? "" : PeopleAddresses.forCase(act.person()),
                irregular != null && seen == null);
    }

    String what(Act act) {
        var scope = Words.t("mandates.scope." + act.scope().key());
        var said = act.said();
        var theme = act.theme();
        if (said != null) return Words.labelled(scope, said);
        return theme == null
                ? scope
                : Words.labelled(scope, nomenclature.on(act.day()).label(CodeList.THEME, theme));
    }

    static String stopped(Answer.Stopped stopped) {
        return Words.t(Authority.why(stopped.reason(), stopped.date()));
    }
}
