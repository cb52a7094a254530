// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.letters.reactions;

import fr.parvis.letters.domain.FollowFiles;
import fr.parvis.people.PersonErased;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Deletes the letters of an erased person, in the erasure's transaction. */
@Component("lettersOnPersonErased")
class OnPersonErased {
    private final FollowFiles follow;

    OnPersonErased(FollowFiles follow) {
        this.follow = follow;
    }

    @EventListener
    void on(PersonErased erased) {
        follow.erased(erased.person());
    }
}
