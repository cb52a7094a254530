// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain;

import fr.parvis.network.Commune;
import fr.parvis.network.Communes.Spot;
import fr.parvis.runtime.MinuteCache;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Communes and their places by code, kept for a minute: every line of a list names one, and only files of the State change them. */
@Component
class KnownCommunes {
    private final TransactionTemplate reading;
    private final MinuteCache<String, Commune> communes = new MinuteCache<>();
    private final MinuteCache<String, Spot> spots = new MinuteCache<>();

    KnownCommunes(PlatformTransactionManager transactions) {
        reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
    }

    Optional<Commune> find(String insee, Supplier<Optional<Commune>> read) {
        return communes.find(insee, _ -> inTransaction(read));
    }

    Optional<Spot> findSpot(String insee, Supplier<Optional<Spot>> read) {
        return spots.find(insee, _ -> inTransaction(read));
    }

    void clear() {
        communes.clear();
        spots.clear();
    }

    <T> T inTransaction(Supplier<T> read) {
        return Objects.requireNonNull(reading.execute(_ -> read.get()));
    }
}
