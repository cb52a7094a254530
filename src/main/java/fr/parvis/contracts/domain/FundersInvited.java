// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.contracts.domain;

import fr.parvis.access.PartnersWithAccounts;
import fr.parvis.database.Asking;
import fr.parvis.partners.Partners;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The funder of a contract may have accounts beside the association. */
@Component
class FundersInvited implements PartnersWithAccounts {
    private final ContractTable contracts;
    private final Partners partners;

    FundersInvited(ContractTable contracts, Partners partners) {
        this.contracts = contracts;
        this.partners = partners;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<UUID, String> list(UUID association) {
        if (!association.equals(Asking.scope().association())) return Map.of();
        var funders = contracts.list().stream().map(Contract::partner).collect(Collectors.toSet());
        var names = new LinkedHashMap<UUID, String>();
        partners.names(funders).entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .forEach(one -> names.put(one.getKey(), one.getValue()));
        return names;
    }
}
