// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.referrals.papers;

import fr.parvis.network.LocalDays;
import fr.parvis.partners.Partners;
import fr.parvis.people.PeopleWords;
import fr.parvis.people.PersonalDataProvider;
import fr.parvis.referrals.domain.Referral;
import fr.parvis.referrals.domain.ReferralTable;
import fr.parvis.referrals.domain.SendReferral;
import fr.parvis.shell.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** To whom somebody was handed on, with what and what they answered, for the answer to their access request. */
@Component
class ReferralsPersonalData implements PersonalDataProvider {
    private final ReferralTable referrals;
    private final Partners partners;
    private final LocalDays localDays;

    ReferralsPersonalData(ReferralTable referrals, Partners partners, LocalDays localDays) {
        this.referrals = referrals;
        this.partners = partners;
        this.localDays = localDays;
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public String title() {
        return Words.t("referrals.panel");
    }

    @Override
    @Transactional(readOnly = true)
    public List<Told> tell(UUID person) {
        var all = referrals.ofPerson(person, Integer.MAX_VALUE);
        var names = partners.all(all.stream().map(Referral::addressee).collect(Collectors.toSet()));
        return all.stream()
                .map(it -> {
                    var addressee = names.get(it.addressee());
                    return told(it, addressee == null ? "—" : SendReferral.named(addressee));
                })
                .toList();
    }

    private Told told(Referral it, String to) {
        var lines = new ArrayList<Line>();
        lines.add(new Line(Words.t("referrals.sent-on"), Words.date(it.sentOn())));
        lines.add(new Line(
                Words.t("referrals.agreed"), PeopleWords.manner(it.agreedManner()) + ", " + Words.date(it.agreedOn())));
        lines.add(new Line(
                Words.t("referrals.state"),
                Words.t("referrals.state." + it.state().word())));
        var passed = it.passed();
        if (passed == null)
            lines.add(new Line(
                    Words.t("referrals.passed"),
                    it.fields().stream()
                                    .map(field -> Words.t("referrals.field." + field))
                                    .collect(Collectors.joining(", "))
                            + " " + Words.t("referrals.passed.gone")));
        else {
            lines.add(new Line(Words.t("referrals.field.name"), passed.name()));
            lines.add(new Line(Words.t("referrals.field.asked"), passed.asked()));
            for (var field : passed.fields())
                lines.add(new Line(Words.t("referrals.field." + field.key()), field.value()));
        }
        for (var message : referrals.messages(it.id()))
            lines.add(new Line(
                    Words.t("referrals.said." + message.kind()) + ", " + Words.date(localDays.day(message.at())),
                    message.said()));
        return new Told(to, lines);
    }
}
