// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.referrals.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Accounts;
import fr.parvis.database.Asking;
import fr.parvis.network.LocalDays;
import fr.parvis.partners.Partners;
import fr.parvis.people.PeopleWords;
import fr.parvis.people.PersonPanel;
import fr.parvis.referrals.ReferralsAddresses;
import fr.parvis.referrals.domain.Referral;
import fr.parvis.referrals.domain.ReferralState;
import fr.parvis.referrals.domain.SendReferral;
import fr.parvis.shell.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Says in words what pages show of referrals. */
@Component
class ShowReferral {
    static final String ADDRESS = ReferralsAddresses.REFERRALS;

    private final Partners partners;
    private final Accounts accounts;
    private final LocalDays localDays;

    ShowReferral(Partners partners, Accounts accounts, LocalDays localDays) {
        this.partners = partners;
        this.accounts = accounts;
        this.localDays = localDays;
    }

    static String address(UUID id) {
        return ADDRESS + "/" + id;
    }

    Map<UUID, String> names(Collection<UUID> addressees) {
        return partners.all(addressees).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, one -> SendReferral.named(one.getValue())));
    }

    /** Name of a member of the association. */
    String account(UUID id) {
        return accounts.find(id)
                .filter(one -> Asking.association().equals(one.association()))
                .map(Accounts.Account::name)
                .orElse("—");
    }

    /** How and when the person agreed. */
    static String agreed(Referral it) {
        return PeopleWords.manner(it.agreedManner()) + ", " + Words.date(it.agreedOn());
    }

    static String state(ReferralState state) {
        return t("referrals.state." + state.word());
    }

    static String badge(ReferralState state) {
        return switch (state) {
            case SENT, RECEIVED -> "act";
            case ASKED -> "warning";
            case ACCEPTED, ANSWERED -> "success";
            case REFUSED -> "danger";
            case WITHDRAWN, EXPIRED -> "plain";
        };
    }

    String moment(Instant at) {
        return Words.moment(localDays.local(at));
    }

    List<PersonPanel.Line> lines(List<Referral> all) {
        var names = names(all.stream().map(Referral::addressee).collect(Collectors.toSet()));
        return all.stream()
                .map(it -> new PersonPanel.Line(
                        names.getOrDefault(it.addressee(), "—"),
                        address(it.id()),
                        t("referrals.sent.short", it.sentOn()),
                        state(it.state()),
                        badge(it.state())))
                .toList();
    }

    /** Content that was passed on, field by field; once it is deleted, the names of its fields. */
    static List<ReferralPage.Line> lines(Referral it) {
        var passed = it.passed();
        if (passed == null)
            return it.fields().stream()
                    .map(field -> new ReferralPage.Line(t("referrals.field." + field), t("referrals.passed.gone")))
                    .toList();
        var lines = new ArrayList<ReferralPage.Line>();
        lines.add(new ReferralPage.Line(t("referrals.field.name"), passed.name()));
        lines.add(new ReferralPage.Line(t("referrals.field.asked"), passed.asked()));
        for (var field : passed.fields())
            lines.add(new ReferralPage.Line(t("referrals.field." + field.key()), field.value()));
        return lines;
    }
}
