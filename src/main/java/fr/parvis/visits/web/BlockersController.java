// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.network.LocalDays;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.visits.domain.Blockers;
import java.time.Instant;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells a desk which blockers several points meet at this hour. */
@RestController
@Requires(Right.RECORD_VISITS)
class BlockersController {

    /** A blocker by its names, for a banner. */
    record SharedBlocker(
            String operator, String operatorName, String blocker, String blockerName, int points, Instant since) {}

    /** The blockers of the hour, the most shared first. */
    record SharedBlockers(List<SharedBlocker> walls) {}

    private final Blockers blockers;
    private final Nomenclature nomenclature;
    private final ReadDesk desk;
    private final LocalDays localDays;

    BlockersController(Blockers blockers, Nomenclature nomenclature, ReadDesk desk, LocalDays localDays) {
        this.blockers = blockers;
        this.nomenclature = nomenclature;
        this.desk = desk;
        this.localDays = localDays;
    }

    @GetMapping(path = "/capture/walls.json", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<SharedBlockers> shared() {
        var catalogue = nomenclature.on(localDays.today());
        var shared = blockers.shared().stream()
                .map(wall -> new SharedBlocker(
                        wall.operator(),
                        catalogue.brief(CodeList.OPERATOR, wall.operator()),
                        wall.blocker(),
                        catalogue.brief(CodeList.BLOCKER, wall.blocker()),
                        wall.points(),
                        wall.since()))
                .toList();
        return ResponseEntity.ok().header("Cache-Control", "no-store").body(new SharedBlockers(shared));
    }
}
