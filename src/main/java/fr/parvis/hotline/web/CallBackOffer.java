// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.hotline.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.database.Asking;
import fr.parvis.database.Scope;
import fr.parvis.hotline.HotlineAddresses;
import fr.parvis.hotline.domain.Members;
import fr.parvis.network.PlaceOffers;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Way to be called back, from the public's first page and from each point, which may be closed or far away; none while nobody answers the line. */
@Component
class CallBackOffer implements PlaceOffers {
    private final Members members;

    CallBackOffer(Members members) {
        this.members = members;
    }

    @Override
    public Optional<Offer> at(UUID point, String code) {
        return anywhere();
    }

    @Override
    public Optional<Offer> anywhere() {
        return Asking.as(Scope.network()).call(members::isAnybody)
                ? Optional.of(new Offer(t("hotline.public.title"), HotlineAddresses.CALL_BACK))
                : Optional.empty();
    }
}
