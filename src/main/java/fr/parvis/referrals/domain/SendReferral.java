// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.referrals.domain;

import fr.parvis.access.RandomSecret;
import fr.parvis.audit.Journal;
import fr.parvis.cases.Cases;
import fr.parvis.network.LocalDays;
import fr.parvis.partners.Partners;
import fr.parvis.people.Agreements;
import fr.parvis.people.People;
import fr.parvis.people.PeopleProblems;
import fr.parvis.people.PersonFacts;
import fr.parvis.referrals.ReferralsSettings;
import fr.parvis.values.Outcome;
import fr.parvis.values.Problem;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Hands a person on to a partner, with their agreement and what was chosen one by one. */
@Component
@Transactional
public class SendReferral {
    private static final SecureRandom RANDOM = new SecureRandom();

    /**
     * @param id the form's, so that the same form twice sends once
     * @param codeBy mail or phone; null on paper
     * @param fields chosen beyond name and request, with their values
     * @param knowing whether who writes saw the warnings
     */
    public record Command(
            UUID id,
            UUID person,
            @Nullable UUID caseFile,
            UUID addressee,
            String way,
            @Nullable String codeBy,
            String asked,
            Map<String, String> fields,
            String manner,
            @Nullable LocalDate agreedOn,
            boolean knowing) {}

    private final ReferralTable referrals;
    private final PersonFacts facts;
    private final People people;
    private final Agreements agreements;
    private final Partners partners;
    private final Cases cases;
    private final ContactText contacts;
    private final Journal journal;
    private final int expireDays;
    private final LocalDays localDays;

    SendReferral(
            ReferralTable referrals,
            PersonFacts facts,
            People people,
            Agreements agreements,
            Partners partners,
            Cases cases,
            ContactText contacts,
            Journal journal,
            LocalDays localDays,
            ReferralsSettings settings) {
        this.referrals = referrals;
        this.facts = facts;
        this.people = people;
        this.agreements = agreements;
        this.partners = partners;
        this.cases = cases;
        this.contacts = contacts;
        this.journal = journal;
        this.expireDays = settings.expireDays();
        this.localDays = localDays;
    }

    /** Result of a sending. */
    public sealed interface Sending {
        /** The same form was sent before: it is on its way already. */
        record Already() implements Sending {}

        /**
         * It is on its way.
         *
         * @param token secret of the link, told this once; null on paper
         * @param code to be read aloud, told this once; null when it goes by mail
         */
        record Sent(
                Referral it,
                @Nullable String token,
                @Nullable String code) implements Sending {}
    }

    public Outcome<Sending> handle(Command asked) {
        var person = facts.facts(asked.person()).orElse(null);
        var addressee = partners.find(asked.addressee()).orElse(null);
        var partner = partners.partnerOf(asked.addressee()).orElse(null);
        if (person == null) return Outcome.refused("", "referrals.problem.person");
        if (addressee == null || partner == null || !partners.isOpen(asked.addressee()))
            return Outcome.refused("", "referrals.problem.addressee");
        var problems = problems(asked, person, addressee);
        if (!problems.isEmpty()) return new Outcome.Refused<>(problems);
        var today = referrals.today();
        boolean link = asked.way().equals("link");
        var it = new Referral(
                asked.id(),
                person.id(),
                ofPerson(asked.caseFile(), person.id()),
                partner,
                asked.addressee(),
                asked.way(),
                link ? asked.codeBy() : null,
                ReferralContent.FIELDS.stream()
                        .filter(asked.fields()::containsKey)
                        .toList(),
                new ReferralContent(
                        person.name(),
                        asked.asked().strip(),
                        ReferralContent.FIELDS.stream()
                                .filter(asked.fields()::containsKey)
                                .map(key -> new ReferralContent.Field(
                                        key,
                                        asked.fields().getOrDefault(key, "").strip()))
                                .toList(),
                        link ? addressee.email() : null),
                false,
                asked.manner(),
                Objects.requireNonNull(asked.agreedOn()),
                ReferralState.SENT,
                today,
                referrals.now(),
                ReferralRules.account(),
                null,
                null,
                today,
                null,
                today.plusDays(expireDays),
                0,
                0,
                0);
        var caseFile = it.caseFile();
        // the case before what hangs on it, and before the person's file
        if (caseFile != null) cases.findLocked(caseFile);
        if (!referrals.insert(it)) return new Outcome.Done<>(new Sending.Already());
        agreements.note(person.id(), Agreements.PARTNER, asked.manner(), it.agreedOn());
        people.contacted(person.id(), today);
        journal.note(
                "referrals.sent",
                it.id().toString(),
                Map.of("way", it.way(), "partner", partner.toString(), "fields", String.join(",", it.fields())));
        if (caseFile != null)
            cases.contacted(
                    caseFile,
                    new Cases.Contact(today, link ? "portal" : "letter", "partner", contacts.sent(named(addressee))));
        if (!link) return new Outcome.Done<>(new Sending.Sent(it, null, null));
        return new Outcome.Done<>(giveLink(it));
    }

    public static String named(Partners.Addressee addressee) {
        return addressee.service().isEmpty() ? addressee.name() : addressee.name() + ", " + addressee.service();
    }

    private @Nullable UUID ofPerson(@Nullable UUID caseFile, UUID person) {
        return caseFile == null
                ? null
                : cases.find(caseFile)
                        .filter(it -> it.person().equals(person))
                        .map(Cases.Named::id)
                        .orElse(null);
    }

    /** A link, and a code when it is read aloud; one that goes by mail is made when it is asked for. */
    private Sending.Sent giveLink(Referral it) {
        var token = RandomSecret.next();
        var expiresOn = referrals.today().plusDays(expireDays);
        referrals.giveLink(it.id(), token, expiresOn);
        String code = null;
        if ("phone".equals(it.codeBy())) {
            code = code();
            referrals.giveCode(
                    it.id(),
                    token,
                    code,
                    expiresOn.plusDays(1).atStartOfDay(localDays.zone()).toInstant());
        }
        return new Sending.Sent(referrals.find(it.id()).orElseThrow(), token, code);
    }

    /**
     * A new link and a new code in place of the former ones, as when they were lost or tried too often. They go to the mailbox that the directory
     * has by now: that of the former ones may be why they were lost.
     */
    public Outcome<Sending.Sent> renew(UUID id) {
        var it = referrals.findLocked(id).orElse(null);
        if (it == null) return Outcome.refused("", "referrals.problem.unknown");
        var to = it.state().after(ReferralState.Move.RENEW).orElse(null);
        var passed = it.passed();
        if (to == null || !it.byLink() || passed == null) return Outcome.refused("", "referrals.problem.over");
        if (it.keyLost()) return Outcome.refused("", "referrals.problem.key-lost");
        referrals.move(it, to, ReferralState.Move.RENEW);
        partners.find(it.addressee())
                .map(Partners.Addressee::email)
                .filter(mailbox -> !mailbox.equals(passed.mailbox()))
                .ifPresent(mailbox -> referrals.pass(id, passed.to(mailbox)));
        journal.note("referrals.link-renewed", id.toString(), Map.of());
        return new Outcome.Done<>(giveLink(it));
    }

    /** Six digits. */
    static String code() {
        return "%06d".formatted(RANDOM.nextInt(1_000_000));
    }

    private List<Problem> problems(Command asked, PersonFacts.Facts person, Partners.Addressee addressee) {
        var problems = new ArrayList<>(
                ReferralRules.text("asked", asked.asked(), ReferralRules.LONGEST_ASKED, asked.knowing()));
        if (!ReferralContent.FIELDS.containsAll(asked.fields().keySet()))
            problems.add(Problem.of("fields", "referrals.problem.fields"));
        for (var field : asked.fields().entrySet()) {
            var value = field.getValue().strip();
            if (value.isEmpty()) problems.add(Problem.of(field.getKey(), "referrals.problem.field-empty"));
            else if (value.length() > ReferralRules.LONGEST_FIELD)
                problems.add(PeopleProblems.tooLong(field.getKey(), ReferralRules.LONGEST_FIELD));
            else if (field.getKey().equals("reference"))
                problems.addAll(ReferralRules.text("reference", value, ReferralRules.LONGEST_FIELD, asked.knowing()));
        }
        if (person.discreet()
                && !asked.knowing()
                && asked.fields().keySet().stream().anyMatch(ReferralContent.REACHING::contains))
            problems.add(Problem.warning("knowing", "referrals.problem.discreet"));
        if (!ReferralRules.MANNERS.contains(asked.manner()))
            problems.add(Problem.of("manner", "referrals.problem.manner"));
        var on = asked.agreedOn();
        if (on == null) problems.add(Problem.of("agreedOn", "shell.problem.day-missing"));
        else if (on.isAfter(referrals.today())) problems.add(PeopleProblems.inFuture("agreedOn"));
        if (!asked.way().matches("link|paper")) problems.add(Problem.of("way", "referrals.problem.way"));
        else if (asked.way().equals("link")) {
            var codeBy = asked.codeBy();
            if (codeBy == null || !codeBy.matches("mail|phone"))
                problems.add(Problem.of("codeBy", "referrals.problem.code-by"));
            else if (codeBy.equals("mail") && addressee.email() == null)
                problems.add(Problem.of("codeBy", "referrals.problem.no-mailbox"));
        }
        return problems;
    }
}
