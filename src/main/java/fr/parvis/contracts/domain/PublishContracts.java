// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.contracts.domain;

import fr.parvis.contracts.Contracts;
import fr.parvis.shell.NotFound;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Answers other modules about contracts. */
@Component
@Transactional(readOnly = true)
class PublishContracts implements Contracts {
    private final ContractTable table;
    private final SeeContracts see;
    private final KeepContract keep;
    private final ReattributeActs reattribute;

    PublishContracts(ContractTable table, SeeContracts see, KeepContract keep, ReattributeActs reattribute) {
        this.table = table;
        this.see = see;
        this.keep = keep;
        this.reattribute = reattribute;
    }

    @Override
    public List<Contract> list() {
        return table.list().stream().map(PublishContracts::published).toList();
    }

    @Override
    public Optional<Contract> find(UUID contract) {
        return table.find(contract).map(PublishContracts::published);
    }

    private static Contract published(fr.parvis.contracts.domain.Contract contract) {
        return new Contract(
                contract.id(),
                contract.name(),
                contract.partner(),
                contract.reference(),
                contract.firstDay(),
                contract.lastDay(),
                contract.closedUntil());
    }

    @Override
    public List<Promise> promises(UUID contract) {
        return table.lines(contract).stream()
                .filter(line -> !line.removed())
                .map(line -> new Promise(line.id(), line.name(), line.unit(), line.promised()))
                .toList();
    }

    @Override
    @Transactional
    public List<Done> months(UUID contract, LocalDate until) {
        reattribute.run();
        return see.months(contract, until);
    }

    @Override
    @Transactional
    public void closeUntil(UUID contract, LocalDate day) {
        keep.close(table.findLocked(contract).orElseThrow(() -> new NotFound("contract " + contract)), day);
    }
}
