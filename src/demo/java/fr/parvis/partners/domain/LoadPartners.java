// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.partners.domain;

import fr.parvis.partners.PastPartners;
import fr.parvis.values.Problem;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Imports the demonstration's directory as any file of partners. */
@Component
class LoadPartners implements PastPartners {
    private final ExchangePartners exchange;

    LoadPartners(ExchangePartners exchange) {
        this.exchange = exchange;
    }

    @Override
    @Transactional
    public int load(String file) {
        if (!(exchange.take(file, Problem::code) instanceof ExchangePartners.Taken taken))
            throw new IllegalArgumentException("no file of partners");
        if (taken.refused() > 0) throw new IllegalArgumentException(taken.back());
        return taken.added();
    }
}
