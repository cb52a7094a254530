// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.hotline.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.database.Asking;
import fr.parvis.database.Scope;
import fr.parvis.hotline.HotlineAddresses;
import fr.parvis.hotline.domain.Members;
import fr.parvis.network.PlaceOffers;
import fr.parvis.runtime.ExpiringValue;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Way to be called back, from the public's first page and from each point, which may be closed or far away; none while nobody answers the line. */
@Component
class CallBackOffer implements PlaceOffers {
    private static final Duration LIFE = Duration.ofSeconds(10);

    /** Kept for a moment: all public pages ask. */
    private final ExpiringValue<Boolean> somebody;

    CallBackOffer(Members members, Clock clock) {
        this.somebody = new ExpiringValue<>(
                LIFE, clock, () -> Asking.as(Scope.network()).call(members::isAnybody));
    }

    @Override
    public Optional<Offer> at(UUID point, String code) {
        return anywhere();
    }

    @Override
    public Optional<Offer> anywhere() {
        return somebody.get()
                ? Optional.of(new Offer(t("hotline.public.title"), HotlineAddresses.CALL_BACK))
                : Optional.empty();
    }

    /** The next page asks who answers. */
    void forget() {
        somebody.forget();
    }
}
