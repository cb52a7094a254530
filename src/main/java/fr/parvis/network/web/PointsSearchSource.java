// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Right;
import fr.parvis.access.SearchSource;
import fr.parvis.access.SearchText;
import fr.parvis.access.SignedIn;
import fr.parvis.network.NetworkAddresses;
import fr.parvis.network.domain.PointList;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Points of the whole network, by name, address or commune. */
@Component
class PointsSearchSource implements SearchSource {
    private final PointList points;

    PointsSearchSource(PointList points) {
        this.points = points;
    }

    @Override
    public int order() {
        return 70;
    }

    @Override
    public Optional<Group> find(SearchText asked, SignedIn who) {
        if (!who.may(Right.READ_POINTS) || !asked.namesSomething() || asked.identifier() != null)
            return Optional.empty();
        return Group.of(
                t("network.points.title"),
                "geo-alt",
                points.search(asked.words(), MOST).stream()
                        .map(it -> new Answer(
                                it.name(),
                                it.commune() + " (" + it.department() + ")",
                                NetworkAddresses.point(it.id())))
                        .toList());
    }
}
