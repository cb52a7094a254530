// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.contracts.web;

import static fr.parvis.shell.Words.n;
import static fr.parvis.shell.Words.t;

import fr.parvis.access.LivePart;
import fr.parvis.contracts.domain.SeeContracts;
import fr.parvis.contracts.domain.SeeContracts.Summary;
import fr.parvis.shell.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Contracts that run and those that are below their pace, reports that are late; nothing where no contract runs and no report is late. */
@Component
class ContractsLivePart implements LivePart {
    private final SeeContracts contracts;

    ContractsLivePart(SeeContracts contracts) {
        this.contracts = contracts;
    }

    @Override
    public int order() {
        return 55;
    }

    @Override
    public Duration freshFor() {
        return Duration.ofSeconds(60);
    }

    @Override
    public Optional<Tile> now() {
        var all = contracts.summaries();
        long running = all.stream().mapToLong(Summary::running).sum();
        long late = all.stream().mapToLong(Summary::late).sum();
        if (running == 0 && late == 0) return Optional.empty();
        long below = all.stream().mapToLong(Summary::below).sum();
        var alerts = new ArrayList<Alert>();
        if (below > 0) alerts.add(new Alert(n("contracts.live.at-risk", below), Addresses.NETWORK));
        if (late > 0) alerts.add(new Alert(n("contracts.live.late", late), Addresses.NETWORK));
        return Optional.of(new Tile(
                "contracts",
                t("contracts.title"),
                "file-earmark-text",
                Addresses.NETWORK,
                List.of(
                        new Figure("below", Words.number(below), n("contracts.live.below", below), below > 0),
                        new Figure("running", Words.number(running), n("contracts.live.running", running), false)),
                alerts));
    }
}
