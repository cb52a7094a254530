// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.webhooks.domain;

import fr.parvis.contracts.ContractsAddresses;
import fr.parvis.database.Asking;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Notes the event of each contract that was not at risk when it was last looked. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class NoteContractsAtRisk {
    private final JdbcClient database;
    private final NoteEvent note;

    NoteContractsAtRisk(JdbcClient database, NoteEvent note) {
        this.database = database;
        this.note = note;
    }

    /** @param atRisk contracts at risk now, all of them */
    public void handle(Set<UUID> atRisk) {
        var ids = atRisk.toArray(UUID[]::new);
        database.sql(
                        "delete from webhooks.contract_at_risk where association = :association and contract <> all(:ids::uuid[])")
                .param("association", Asking.association())
                .param("ids", ids)
                .update();
        database.sql("""
                        insert into webhooks.contract_at_risk (association, contract)
                        select :association, contract from unnest(:ids::uuid[]) contract on conflict do nothing returning contract""")
                .param("association", Asking.association())
                .param("ids", ids)
                .query(UUID.class)
                .list()
                .forEach(contract -> note.handle(
                        EventType.CONTRACT_AT_RISK, contract, ContractsAddresses.contract(contract), Map.of()));
    }
}
