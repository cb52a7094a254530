// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sheets.reactions;

import fr.parvis.people.PersonErased;
import fr.parvis.sheets.domain.ForgetCards;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Deletes the stops of an erased person's visits, in the erasure's transaction, while it is still known which visits were theirs. */
@Component("sheetsOnPersonErased")
class OnPersonErased {
    private final ForgetCards forget;

    OnPersonErased(ForgetCards forget) {
        this.forget = forget;
    }

    @EventListener
    void on(PersonErased erased) {
        forget.erased(erased.person());
    }
}
