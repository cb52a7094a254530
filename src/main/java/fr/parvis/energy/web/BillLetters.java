// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.web;

import fr.parvis.cases.CaseBills;
import fr.parvis.energy.domain.ReadBill;
import fr.parvis.energy.domain.Suppliers;
import fr.parvis.energy.domain.UnpaidBill;
import fr.parvis.energy.domain.clock.Cheque;
import fr.parvis.energy.domain.clock.Notice;
import fr.parvis.energy.domain.clock.NoticeCheck;
import fr.parvis.energy.domain.rights.InstalmentPlan;
import fr.parvis.letters.Letters;
import fr.parvis.letters.LettersAddresses;
import fr.parvis.shell.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Drafts letters from what a screen shows. They are in French whatever the language of the screen; a mediator reads them with the person
 * before anything leaves.
 */
@Component
class BillLetters {
    /** More payments than this are told by their first and last. */
    private static final int TOLD_ONE_BY_ONE = 6;

    private final Letters letters;
    private final ReadBill bills;
    private final CaseBills told;

    BillLetters(Letters letters, ReadBill bills, CaseBills told) {
        this.letters = letters;
        this.bills = bills;
        this.told = told;
    }

    static String address(UUID letter) {
        return LettersAddresses.letter(letter);
    }

    /** A plan that the supplier is asked to accept. @return reason why there is no draft, in the user's words */
    Optional<String> plan(UUID id, UUID caseFile, InstalmentPlan plan, long debt) {
        var facts = new HashMap<String, String>();
        Words.in(Words.FRENCH).run(() -> {
            facts.put("dette", Words.euros(debt));
            facts.put("échéancier", lines(payments(plan)));
        });
        return prepare(new Letters.Wanted(id, caseFile, "energy-plan", null, facts));
    }

    private static List<String> payments(InstalmentPlan plan) {
        var all = plan.payments();
        if (all.size() <= TOLD_ONE_BY_ONE)
            return all.stream()
                    .map(one -> Words.t("energy.written.payment", Words.longDate(one.on()), Words.euros(one.cents())))
                    .toList();
        var first = all.getFirst();
        var last = all.getLast();
        boolean alike = last.cents() == first.cents();
        var told = new ArrayList<String>();
        int many = alike ? all.size() : all.size() - 1;
        told.add(Words.t(
                "energy.written.payments",
                many,
                Words.euros(first.cents()),
                Words.longDate(first.on()),
                Words.longDate(all.get(many - 1).on())));
        if (!alike) told.add(Words.t("energy.written.payment", Words.longDate(last.on()), Words.euros(last.cents())));
        return told;
    }

    /** A letter with the points to check in a notice. @param ombudsman whether it goes to the ombudsman of energy, else to the supplier */
    Optional<String> notice(UUID id, UnpaidBill bill, Notice notice, boolean ombudsman) {
        var facts = new HashMap<String, String>();
        Words.in(Words.FRENCH).run(() -> {
            var dated = notice.dated();
            var announced = notice.announcedFor();
            if (dated != null) facts.put("date de la lettre", Words.longDate(dated));
            if (announced != null) facts.put("date annoncée", Words.longDate(announced));
            facts.put(
                    "ce que la lettre annonce",
                    Words.t(notice.cut() ? "energy.written.cut" : "energy.written.reduction"));
            facts.put(
                    "points à vérifier",
                    lines(bills.check(bill.facts(), notice).stream()
                            .map(BillLetters::point)
                            .toList()));
        });
        return prepare(new Letters.Wanted(
                id, bill.caseFile(), ombudsman ? "energy-notice-ombudsman" : "energy-notice", null, facts));
    }

    /** With where it is written: our own numbers of rules say nothing to others. */
    private static String point(NoticeCheck.Finding it) {
        var rule = it.rule();
        var practice = it.practice();
        var source = rule != null ? rule.source() : practice != null ? practice.source() : "";
        var text = ShowBill.finding(it).text();
        return source.isEmpty() ? text : text + " (" + source + ")";
    }

    /** That the supplier is to know of the household's cheque. */
    Optional<String> attestation(UUID id, UUID caseFile, Suppliers.Supplier to) {
        var facts = new HashMap<String, String>();
        facts.put("organisme", to.name());
        facts.put("année du chèque", String.valueOf(chequeYear(caseFile)));
        // the number of the bill's contract says nothing to another supplier
        var bill = told.of(caseFile);
        var reference = bill.reference();
        if (reference != null && to.key().equals(bill.supplier()))
            facts.put("numéro de contrat chez ce fournisseur", reference);
        return prepare(new Letters.Wanted(
                id, caseFile, "energy-attestation", to.writesTo().orElse(null), facts));
    }

    /** That of the bill's facts; else the one whose rights run: from 1 April to 30 April of the next year (R. 124-16). */
    private int chequeYear(UUID caseFile) {
        var kept = bills.find(caseFile)
                .map(bill -> bill.facts().household().cheque().year())
                .orElse(null);
        return kept != null ? kept : Cheque.campaign(bills.today());
    }

    private Optional<String> prepare(Letters.Wanted letter) {
        return letters.prepare(letter).map(problem -> Words.t(problem));
    }

    private static String lines(List<String> items) {
        return items.stream().map(item -> "- " + item).collect(Collectors.joining("\n"));
    }
}
