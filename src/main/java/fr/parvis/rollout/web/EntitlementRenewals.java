// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rollout.web;

import fr.parvis.mandates.Renewals;
import fr.parvis.rollout.domain.KeepStaffSkills;
import fr.parvis.rollout.domain.StaffSkill;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Answers mandates with the entitlements that were entered: of each account the one that holds the longest. */
@Component
class EntitlementRenewals implements Renewals {
    private final KeepStaffSkills skills;

    EntitlementRenewals(KeepStaffSkills skills) {
        this.skills = skills;
    }

    @Override
    public Map<UUID, Renewal> entitlements() {
        var found = new HashMap<UUID, Renewal>();
        var forGood = new HashSet<UUID>();
        for (StaffSkill one : skills.list(null)) {
            if (!one.kind().equals("entitlement") || !one.subject().equals("aidants-connect")) continue;
            var before = one.renewBefore();
            if (before == null) forGood.add(one.account());
            else
                found.merge(
                        one.account(),
                        new Renewal(before, Addresses.staff(one.account())),
                        (a, b) -> a.before().isAfter(b.before()) ? a : b);
        }
        found.keySet().removeAll(forGood);
        return found;
    }
}
