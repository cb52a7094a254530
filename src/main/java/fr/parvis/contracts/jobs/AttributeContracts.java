// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.contracts.jobs;

import fr.parvis.access.Associations;
import fr.parvis.contracts.domain.PublishFunderSums;
import fr.parvis.contracts.domain.ReattributeActs;
import fr.parvis.contracts.domain.SeeContracts;
import fr.parvis.database.Asking;
import fr.parvis.database.Scope;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Attributes acts right after they changed, and sums up each hour how contracts are doing, for the network and for funders. Twice at once does no harm. */
@Component
class AttributeContracts {
    private final ReattributeActs reattribute;
    private final SeeContracts contracts;
    private final PublishFunderSums funders;
    private final Associations associations;

    AttributeContracts(
            ReattributeActs reattribute, SeeContracts contracts, PublishFunderSums funders, Associations associations) {
        this.reattribute = reattribute;
        this.contracts = contracts;
        this.funders = funders;
        this.associations = associations;
    }

    @Scheduled(initialDelay = 20, fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
    void attribute() {
        associations.inEachOf(
                Asking.as(Scope.network()).call(reattribute::associationsDue), "contracts: attribute acts", _ -> {
                    reattribute.run();
                    contracts.summarize();
                });
    }

    @Scheduled(initialDelay = 5, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void summarize() {
        associations.inEach("contracts: sums", _ -> {
            contracts.summarize();
            funders.write();
        });
    }
}
