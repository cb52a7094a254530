// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.arrangements.domain;

import fr.parvis.access.PartnersWithAccounts;
import fr.parvis.database.Asking;
import fr.parvis.partners.Partners;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A partner with whom an association agreed on a list may have accounts beside it. */
@Component
class PartnersInvited implements PartnersWithAccounts {
    private final JdbcClient database;
    private final Partners partners;

    PartnersInvited(JdbcClient database, Partners partners) {
        this.database = database;
        this.partners = partners;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<UUID, String> list(UUID association) {
        if (!association.equals(Asking.scope().association())) return Map.of();
        List<UUID> agreed = database.sql(
                        "select distinct partner from outreach.arrangement where association = :association")
                .param("association", association)
                .query(UUID.class)
                .list();
        var names = new LinkedHashMap<UUID, String>();
        partners.names(agreed).entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .forEach(one -> names.put(one.getKey(), one.getValue()));
        return names;
    }
}
