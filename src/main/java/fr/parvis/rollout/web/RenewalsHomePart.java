// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rollout.web;

import static fr.parvis.shell.Words.n;
import static fr.parvis.shell.Words.t;

import fr.parvis.access.Accounts;
import fr.parvis.access.HomePart;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.rollout.domain.KeepStaffSkills;
import fr.parvis.shell.Words;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Part of the home page of an account that plans a team: certificates and entitlements that end soon. Where none does there is no part. */
@Component
class RenewalsHomePart implements HomePart {
    private static final int MOST = 4;

    private final KeepStaffSkills skills;
    private final Accounts accounts;

    RenewalsHomePart(KeepStaffSkills skills, Accounts accounts) {
        this.skills = skills;
        this.accounts = accounts;
    }

    @Override
    public int order() {
        return 46;
    }

    @Override
    public Optional<Content> of(SignedIn who) {
        if (who.association() == null || !who.may(Right.PLAN_ROTA)) return Optional.empty();
        var all = skills.toRenew();
        if (all.isEmpty()) return Optional.empty();
        var today = skills.today();
        var names = accounts.list(who.association()).stream()
                .collect(Collectors.toMap(Accounts.Account::id, Accounts.Account::name));
        return Optional.of(new Content(
                t("rollout.home"),
                Addresses.STAFF,
                List.of(new Figure(
                        String.valueOf(all.size()), n("rollout.home.count", all.size()), Addresses.STAFF, false)),
                all.stream()
                        .limit(MOST)
                        .map(one -> new Row(
                                Words.labelled(names.getOrDefault(one.account(), ""), StaffController.name(one)),
                                StaffController.state(one, today),
                                Addresses.staff(one.account()),
                                one.renewBefore() != null && one.renewBefore().isBefore(today)))
                        .toList(),
                t("rollout.home")));
    }
}
