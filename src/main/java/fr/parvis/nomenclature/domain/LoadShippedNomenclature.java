// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.nomenclature.domain;

import fr.parvis.database.Asking;
import fr.parvis.database.Scope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fills the nomenclature at the first start and, after an upgrade, adds the codes and translations that the new version brings. What
 * the network's head has edited, closed or withdrawn stays as it is.
 */
@Component
class LoadShippedNomenclature implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(LoadShippedNomenclature.class);

    private final Register register;
    private final TransactionTemplate writing;

    LoadShippedNomenclature(Register register, PlatformTransactionManager transactions) {
        this.register = register;
        this.writing = new TransactionTemplate(transactions);
    }

    @Override
    public void afterSingletonsInstantiated() {
        handle(ShippedContent.read());
    }

    /** Whether anything was taken. */
    boolean handle(ShippedContent shipped) {
        return Asking.as(Scope.network())
                .call(() -> writing.execute(status -> {
                    if (shipped.digest().equals(register.shippedDigest())) return false;
                    register.takeTurn();
                    if (shipped.digest().equals(register.shippedDigest())) return false;
                    register.add(shipped);
                    LOG.info(
                            "nomenclature taken from the application: {} codes, {} translations",
                            shipped.codes().size(),
                            shipped.translations().size());
                    return true;
                }));
    }
}
